using OerPortal.Cms.Data;

namespace OerPortal.Accounts.Members;

/// <summary>People in the audit log.</summary>
internal sealed class PersonSubjects(IPeople people) : IAuditSubjects
{
    public string Kind => "person";

    public async Task<IReadOnlyDictionary<Guid, AuditSubject>> NameAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
        => (await people.FindManyAsync(ids, cancellation)).ToDictionary(p => p.Key, p => new AuditSubject(p.Value.DisplayName, $"/quan-tri/thanh-vien/{p.Key}"));
}
