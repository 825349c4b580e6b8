using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;

namespace OerPortal.Resources.Data;

/// <summary>
/// Where the current person does something: here, if they may, else at their own sites. A teacher finds things at the portal and at other schools; what she makes
/// of them stands at her school.
/// </summary>
internal sealed class WorkPlaces(ICurrentPerson person, ISiteContext here, ISites sites)
{
    /// <summary>Where collections are made: the first is where a new one is; none where the person makes none.</summary>
    internal IReadOnlyList<Site> Collecting { get; } = Of(person, here, sites, ResourcePermissions.Collect);

    /// <summary>Where drafts are begun, likewise.</summary>
    internal IReadOnlyList<Site> Contributing { get; } = Of(person, here, sites, ResourcePermissions.Contribute);

    private static IReadOnlyList<Site> Of(ICurrentPerson person, ISiteContext here, ISites sites, Permission permission) => !person.IsSignedIn ? [] :
    [
        .. new[] { here.Current }.Concat(person.SiteIds.Select(sites.Find).OfType<Site>().OrderBy(site => site.IsPortal).ThenBy(site => site.Name, StringComparer.CurrentCulture))
            .DistinctBy(site => site.Id).Where(site => person.CanAt(site.Id, permission)),
    ];
}
