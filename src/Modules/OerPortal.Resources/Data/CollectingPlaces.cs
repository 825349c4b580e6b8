using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;

namespace OerPortal.Resources.Data;

/// <summary>
/// Where the current person makes collections: here, if they may, else at their own sites. A teacher finds things at the portal and at other schools; what she puts
/// together stands at her school.
/// </summary>
internal sealed class CollectingPlaces(ICurrentPerson person, ISiteContext here, ISites sites)
{
    /// <summary>The first is where a new one is made; none where the person makes no collections.</summary>
    internal IReadOnlyList<Site> All { get; } = !person.IsSignedIn ? [] :
    [
        .. new[] { here.Current }.Concat(person.SiteIds.Select(sites.Find).OfType<Site>().OrderBy(site => site.IsPortal).ThenBy(site => site.Name, StringComparer.CurrentCulture))
            .DistinctBy(site => site.Id).Where(site => person.CanAt(site.Id, ResourcePermissions.Collect)),
    ];
}
