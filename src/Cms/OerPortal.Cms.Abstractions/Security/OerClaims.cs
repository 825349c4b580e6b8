using System.Security.Claims;

namespace OerPortal.Cms.Security;

/// <summary>The claims that sign-in puts into the cookie and the kernel reads.</summary>
public static class OerClaims
{
    /// <summary>The person's id, a UUID.</summary>
    public const string PersonId = ClaimTypes.NameIdentifier;

    /// <summary>The name shown to others.</summary>
    public const string DisplayName = "oer:name";

    /// <summary>One for each role: <c>{site id}:{role number}</c>.</summary>
    public const string Role = "oer:role";

    /// <summary>One for each scope of the access token by which a program asks; a <see cref="TokenScope.Id"/>.</summary>
    public const string Scope = "oer:scope";

    /// <summary>The access token by which a program asks.</summary>
    public const string TokenId = "oer:token";

    /// <summary>Whoever is signed in said that others use the computer too.</summary>
    public const string SharedComputer = "oer:shared";

    public static Claim RoleClaim(Guid siteId, SiteRole role) => new(Role, $"{siteId:N}:{(int)role}");

    /// <summary>What a claim of <see cref="RoleClaim"/> says; null for what is none.</summary>
    public static (Guid SiteId, SiteRole Role)? ReadRole(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Split(':') is [var site, var role] && Guid.TryParse(site, out var siteId) && int.TryParse(role, out var number) ? (siteId, (SiteRole)number) : null;
    }
}
