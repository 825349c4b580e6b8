using Microsoft.AspNetCore.Mvc;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;

namespace OerPortal.Accounts.SignIn;

/// <summary>Where people stand once they are signed in: where they were going; who was at a home page stands where they belong.</summary>
internal sealed class Landing(ICurrentPerson person, ISiteContext site, ISites sites)
{
    private const string Desk = "/quan-tri";

    /// <param name="wanted">The address from which the person came to sign in, of whatever origin.</param>
    internal string After(string? wanted, IUrlHelper url)
    {
        var home = url.Content("~/");
        return url.IsLocalUrl(wanted) && wanted!.TrimEnd('/') != home.TrimEnd('/') ? wanted : Own() ?? home;
    }

    // Work comes before reading; of several schools of one's own none comes before another.
    private string? Own()
    {
        Site[] own = [.. person.SiteIds.Select(sites.Find).OfType<Site>().Where(s => site.Current.IsPortal || s.Id == site.Current.Id)];
        Site[] desks = [.. own.Where(HasDesk)];
        return desks.FirstOrDefault(s => s.Id == site.Current.Id) is { } here ? here.PathPrefix + Desk
            : desks is [var one] ? one.PathPrefix + Desk
            : own.Where(s => !s.IsPortal).ToArray() is [var school] ? school.PathPrefix + "/"
            : null;
    }

    private bool HasDesk(Site its) => person.RolesAt(its.Id).Any(role => role >= SiteRole.Librarian);
}
