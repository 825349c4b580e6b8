using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace OerPortal.Accounts.SecondSteps;

/// <summary>Authenticator keys as the database keeps them: sealed, each for its person, so that a copy of the database makes no codes. Singleton.</summary>
public sealed class SecretSeal(IDataProtectionProvider protection)
{
    /// <summary>What sealed values begin with; no Base32 text does.</summary>
    public const string Mark = "sealed:";

    private readonly IDataProtector _protector = protection.CreateProtector("OerPortal.Accounts.SecondSteps");

    public string Seal(Guid personId, string secret) => Mark + _protector.CreateProtector(personId.ToString("N")).Protect(secret);

    /// <returns>Null when the key that sealed it is lost: then a recovery code helps, or a reset.</returns>
    public string? Open(Guid personId, string? kept)
    {
        // Of an earlier version, until SealSecondSteps has come by.
        if (kept?.StartsWith(Mark, StringComparison.Ordinal) != true)
            return kept;
        try
        {
            return _protector.CreateProtector(personId.ToString("N")).Unprotect(kept[Mark.Length..]);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
