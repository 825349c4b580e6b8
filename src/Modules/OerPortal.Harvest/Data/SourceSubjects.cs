using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Harvest.Pages.Desk;

namespace OerPortal.Harvest.Data;

/// <summary>Sources in the audit log.</summary>
internal sealed class SourceSubjects(HarvestDbContext db) : IAuditSubjects
{
    public string Kind => "harvest-source";

    public async Task<IReadOnlyDictionary<Guid, AuditSubject>> NameAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
        => await db.Sources.AsNoTracking().Where(source => ids.Contains(source.Id))
            .ToDictionaryAsync(source => source.Id, source => new AuditSubject(source.Name, SourceModel.AddressOf(source.Id)), cancellation);
}
