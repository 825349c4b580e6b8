using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Ui;

namespace OerPortal.Sites;

/// <summary>A school to which the current person belongs.</summary>
/// <param name="HasDesk">Whether there is work for them there that stands in no other menu.</param>
/// <param name="Waiting">How much of it waits.</param>
internal sealed record OwnSchool(Site School, bool HasDesk, int Waiting);

/// <summary>The schools of the current person, in the order of their names.</summary>
internal sealed class OwnSchools(ICurrentPerson person, ISites sites, IEnumerable<IDeskWork> work)
{
    private Task<IReadOnlyList<OwnSchool>>? _withWork;

    internal IReadOnlyList<Site> All
        => [.. person.SiteIds.Select(sites.Find).OfType<Site>().Where(school => !school.IsPortal).OrderBy(school => school.Name, StringComparer.CurrentCulture)];

    /// <summary>Counted once for a page that shows them and its menu.</summary>
    internal Task<IReadOnlyList<OwnSchool>> WithWorkAsync(CancellationToken cancellation) => _withWork ??= CountAsync(cancellation);

    internal async ValueTask<int> WaitingAtAsync(Site site, CancellationToken cancellation)
    {
        var waiting = 0;
        foreach (var one in work)
            waiting += await one.CountAsync(site, cancellation);
        return waiting;
    }

    private async Task<IReadOnlyList<OwnSchool>> CountAsync(CancellationToken cancellation)
    {
        var schools = new List<OwnSchool>();
        foreach (var school in All)
            schools.Add(new OwnSchool(school, HasDesk(school), await WaitingAtAsync(school, cancellation)));
        return schools;
    }

    private bool HasDesk(Site school) => person.CanAt(school.Id, Permissions.News);
}
