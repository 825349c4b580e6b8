using System.Security.Claims;

namespace OerPortal.Accounts.SignIn;

/// <summary>Claims only this module reads.</summary>
internal static class AccountClaims
{
    internal const string Session = "oer:session";
    internal const string Stamp = "oer:stamp";

    internal static Guid? SessionId(this ClaimsPrincipal principal)
        => Guid.TryParse(principal.FindFirstValue(Session), out var id) ? id : null;
}
