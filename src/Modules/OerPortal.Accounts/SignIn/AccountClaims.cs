using System.Security.Claims;

namespace OerPortal.Accounts.SignIn;

/// <summary>Claims only this module reads.</summary>
internal static class AccountClaims
{
    internal const string Session = "oer:session";
    internal const string Stamp = "oer:stamp";

    /// <summary>The person must set up a second step before anything else opens.</summary>
    internal const string NeedsSecondStep = "oer:second-step";

    /// <summary>Roles with power sleep until the person has a longer password.</summary>
    internal const string NeedsLongPassword = "oer:long-password";

    internal static bool NeedsALongPassword(this ClaimsPrincipal principal) => principal.HasClaim(c => c.Type == NeedsLongPassword);

    internal static bool MustSetUpSecondStep(this ClaimsPrincipal principal) => principal.HasClaim(c => c.Type == NeedsSecondStep);

    internal static Guid? SessionId(this ClaimsPrincipal principal)
        => Guid.TryParse(principal.FindFirstValue(Session), out var id) ? id : null;
}
