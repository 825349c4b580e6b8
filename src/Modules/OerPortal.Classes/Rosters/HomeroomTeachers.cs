using OerPortal.Accounts;
using OerPortal.Cms.Security;
using OerPortal.Cms.Text;

namespace OerPortal.Classes.Rosters;

/// <summary>Finds the teachers that a roster names among those of the school: by the name they sign in with, or by a name that one alone has.</summary>
internal sealed class HomeroomTeachers(IPeople people)
{
    private readonly Dictionary<Guid, ILookup<string, Guid>> _schools = [];

    /// <returns>Null where the roster names nobody for the class, or nobody who teaches there.</returns>
    internal async Task<Guid?> FindAsync(Guid siteId, IReadOnlyList<RowPlan> plans, string plainClass, CancellationToken cancellation)
    {
        var written = plans.FirstOrDefault(p => p.Row.SiteId == siteId && p.PlainClass == plainClass && p.Row.Teacher.Length > 0)?.Row.Teacher;
        if (written is null)
            return null;
        if (!_schools.TryGetValue(siteId, out var school))
            _schools[siteId] = school = await OfSchoolAsync(siteId, cancellation);
        if (school[Unmarked.Of(written)].Take(2).ToArray() is [var only])
            return only;
        return await people.FindByUserNameAsync(written, cancellation) is { } named && school.Any(t => t.Contains(named.Id)) ? named.Id : null;
    }

    private async Task<ILookup<string, Guid>> OfSchoolAsync(Guid siteId, CancellationToken cancellation)
        => (await people.FindManyAsync([.. await people.HoldersAsync(siteId, SiteRole.Teacher, cancellation)], cancellation)).Values.ToLookup(t => Unmarked.Of(t.DisplayName), t => t.Id);
}
