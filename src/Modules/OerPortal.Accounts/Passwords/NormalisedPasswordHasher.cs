using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using OerPortal.Accounts.Models;
using OerPortal.Cms.Text;

namespace OerPortal.Accounts.Passwords;

/// <summary>
/// One password, however a keyboard composes its marks: brought to the OpaqueString profile (RFC 8265 §4.2: NFC, every kind of
/// space is the plain one) before it is hashed and before it is compared. Macs and some input methods send decomposed letters.
/// </summary>
internal sealed class NormalisedPasswordHasher(IOptions<PasswordHasherOptions> options) : IPasswordHasher<Person>
{
    private readonly PasswordHasher<Person> _hasher = new(options);

    public string HashPassword(Person user, string password) => _hasher.HashPassword(user, Normalised(password));

    /// <summary>Hashes of earlier versions were made of the password as typed; one that fits is renewed.</summary>
    public PasswordVerificationResult VerifyHashedPassword(Person user, string hashedPassword, string providedPassword)
    {
        var normalised = Normalised(providedPassword);
        var result = _hasher.VerifyHashedPassword(user, hashedPassword, normalised);
        if (result != PasswordVerificationResult.Failed || string.Equals(normalised, providedPassword, StringComparison.Ordinal))
            return result;
        return _hasher.VerifyHashedPassword(user, hashedPassword, providedPassword) == PasswordVerificationResult.Failed
            ? PasswordVerificationResult.Failed
            : PasswordVerificationResult.SuccessRehashNeeded;
    }

    internal static string Normalised(string password)
    {
        var text = new StringBuilder(password.Length);
        foreach (var c in password)
            text.Append(CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator ? ' ' : c);
        return text.ToString().Composed();
    }
}
