using System.Security.Claims;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;

namespace OerPortal.TestKit.People;

/// <summary>Somebody with an account, as a test sees them.</summary>
/// <param name="Id">The account's id.</param>
/// <param name="DisplayName">The name shown to others.</param>
/// <param name="UserName">The name they sign in with.</param>
/// <param name="Site">The site where they hold their role.</param>
/// <param name="Role">What they are there.</param>
public sealed record TestPerson(Guid Id, string DisplayName, string UserName, Site Site, SiteRole Role)
{
    /// <summary>Password of every test account.</summary>
    public const string Password = "bốn con voi đi học";

    internal IEnumerable<Claim> Claims =>
        [new(OerClaims.PersonId, Id.ToString()), new(OerClaims.DisplayName, DisplayName), OerClaims.RoleClaim(Site.Id, Role)];
}
