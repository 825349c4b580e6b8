using System.Security.Claims;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace OerPortal.SignOn.Clients;

/// <summary>Whom a provider vouches for.</summary>
/// <param name="Subject">The provider's own, never-changing name for the account.</param>
/// <param name="VerifiedAddress">Only where the provider says that it has verified it; an address that it has not is nobody's.</param>
/// <param name="Rules">Places of the operator's rules (<see cref="OutsideProvider.Roles"/>) that fit.</param>
internal sealed record OutsideAccount(string Provider, string Subject, string Name, string? VerifiedAddress, int[] Rules)
{
    private const int LongestSubject = 255;
    private const int LongestName = 80;

    /// <summary>What the person knows it by.</summary>
    internal string ShownAs => VerifiedAddress ?? (Name.Length > 0 ? Name : Subject);

    /// <returns>Null where nobody is named.</returns>
    internal static OutsideAccount? Read(OutsideProvider provider, ClaimsPrincipal principal)
    {
        if (principal.GetClaim(Claims.Subject) is not { Length: > 0 and <= LongestSubject } subject)
            return null;
        var isVerified = bool.TryParse(principal.GetClaim(Claims.EmailVerified), out var verified) && verified;
        var rules = provider.Roles.Index().Where(r => principal.FindAll(r.Item.Claim).Any(c => c.Value == r.Item.Value)).Select(r => r.Index);
        return new OutsideAccount(provider.Id, subject, NameOf(principal), isVerified ? principal.GetClaim(Claims.Email) : null, [.. rules]);
    }

    private static string NameOf(ClaimsPrincipal principal)
    {
        var said = principal.GetClaim(Claims.Name) ?? $"{principal.GetClaim(Claims.FamilyName)} {principal.GetClaim(Claims.GivenName)}";
        var name = string.Join(' ', said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return name.Length <= LongestName ? name : name[..LongestName];
    }
}
