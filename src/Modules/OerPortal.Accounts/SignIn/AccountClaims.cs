using System.Security.Claims;

namespace OerPortal.Accounts.SignIn;

/// <summary>Claims only this module reads.</summary>
internal static class AccountClaims
{
    internal const string Session = "oer:session";
    internal const string Stamp = "oer:stamp";

    /// <summary>The person must set up a second step before anything else opens.</summary>
    internal const string NeedsSecondStep = "oer:second-step";

    internal static bool MustSetUpSecondStep(this ClaimsPrincipal principal) => principal.HasClaim(c => c.Type == NeedsSecondStep);

    internal static Guid? SessionId(this ClaimsPrincipal principal)
        => Guid.TryParse(principal.FindFirstValue(Session), out var id) ? id : null;
}
