using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using OerPortal.Cms.Sites;

namespace OerPortal.Cms.Security;

/// <summary>
/// Reads the person from the request's claims. Without a request nobody asks, and nobody may do anything, unless the scope was opened for the
/// system. Scoped; cheap until asked.
/// </summary>
internal sealed class CurrentPerson(IHttpContextAccessor http, ActingSystem system, ISiteContext site, ISites sites) : ICurrentPerson
{
    private static readonly IReadOnlySet<SiteRole> NoRoles = new HashSet<SiteRole>();

    private Dictionary<Guid, HashSet<SiteRole>>? _roles;
    private ClaimsPrincipal? _rolesOf;

    public Guid? Id => IsSignedIn && Guid.TryParse(Principal!.FindFirstValue(OerClaims.PersonId), out var id) ? id : null;

    public string DisplayName => Principal?.FindFirstValue(OerClaims.DisplayName) ?? "";

    public bool IsSignedIn => Principal?.Identity?.IsAuthenticated == true;

    public bool IsAtSharedComputer => IsSignedIn && Principal!.HasClaim(c => c.Type == OerClaims.SharedComputer);

    public bool IsSystem => system.IsSaid;

    public IReadOnlySet<Guid> SiteIds => Roles.Keys.ToHashSet();

    public IReadOnlySet<SiteRole> RolesAt(Guid siteId) => Roles.TryGetValue(siteId, out var roles) ? roles : NoRoles;

    public IReadOnlySet<Guid> Opened => OpenedThings.Of(system.IsSaid ? null : http.HttpContext);

    public bool Can(Permission permission) => CanAt(site.Current.Id, permission);

    public bool CanAt(Guid siteId, Permission permission)
    {
        if (IsSystem)
            return true;
        var here = RolesAt(siteId);
        var atPortal = RolesAt(sites.Portal.Id);
        return atPortal.Contains(SiteRole.PortalAdministrator)
            || permission.Roles.Any(here.Contains)
            || (atPortal.Contains(SiteRole.Reviewer) && permission.Roles.Contains(SiteRole.Reviewer));
    }

    // Work that a request starts for the system is not the person's.
    private ClaimsPrincipal? Principal => system.IsSaid ? null : http.HttpContext?.User;

    private Dictionary<Guid, HashSet<SiteRole>> Roles
    {
        get
        {
            // Sign-in replaces the principal within a request.
            if (_roles is null || !ReferenceEquals(_rolesOf, Principal))
            {
                _rolesOf = Principal;
                _roles = Read(Principal);
            }

            return _roles;
        }
    }

    private static Dictionary<Guid, HashSet<SiteRole>> Read(ClaimsPrincipal? principal)
    {
        var roles = new Dictionary<Guid, HashSet<SiteRole>>();
        foreach (var claim in principal?.FindAll(OerClaims.Role) ?? [])
        {
            if (OerClaims.ReadRole(claim.Value) is not var (site, role))
                continue;
            if (!roles.TryGetValue(site, out var here))
                roles[site] = here = [];
            here.Add(role);
        }

        return roles;
    }
}
