using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Identity;
using OerPortal.Accounts.Models;
using OerPortal.Cms.Text;

namespace OerPortal.Accounts.Passwords;

/// <summary>
/// Long and not guessable; no rule about kinds of characters. Fifteen characters (NIST SP 800-63B-4, 3.1.1.2) for those who have power over
/// others or over what all see; eight for readers, whose account holds their own reading alone. What is left after common pieces are taken away
/// must still be something.
/// </summary>
internal sealed class PasswordRules : IPasswordValidator<Person>
{
    internal const int MinLength = 15;
    internal const int ReadersMinLength = 8;
    internal const int MaxLength = 128;

    internal const string TooShort = nameof(TooShort);
    internal const string TooShortForReaders = nameof(TooShortForReaders);
    internal const string TooLong = nameof(TooLong);
    internal const string TooCommon = nameof(TooCommon);

    private const int OwnCharacters = 6;
    private const int ReadersOwnCharacters = 4;
    private const int DifferentCharacters = 5;

    public Task<IdentityResult> ValidateAsync(UserManager<Person> manager, Person user, string? password)
        => Task.FromResult(Fault(password ?? "", user.UserName, user.Email, user.DisplayName) is { } fault
            ? IdentityResult.Failed(new IdentityError { Code = fault, Description = fault })
            : IdentityResult.Success);

    /// <param name="about">What everybody knows of the person: names, e-mail address.</param>
    /// <returns>A code, or null for a good password.</returns>
    internal static string? Fault(string password, params string?[] about)
        => IsShort(password) ? TooShort
            : password.Length > MaxLength ? TooLong
            : IsCommon(password, about, OwnCharacters) ? TooCommon
            : null;

    /// <summary>The same for readers without any other role.</summary>
    internal static string? ReadersFault(string password, params string?[] about)
        => Length(password) < ReadersMinLength ? TooShortForReaders
            : password.Length > MaxLength ? TooLong
            : IsCommon(password, about, IsShort(password) ? ReadersOwnCharacters : OwnCharacters) ? TooCommon
            : null;

    /// <summary>Not long enough for who is more than a reader.</summary>
    internal static bool IsShort(string password) => Length(password) < MinLength;

    private static int Length(string password) => new StringInfo(password).LengthInTextElements;

    private static bool IsCommon(string password, string?[] about, int ownCharacters)
    {
        var plain = Plain(password);
        if (plain.Distinct().Count() < DifferentCharacters)
            return true;
        var known = about.OfType<string>()
            .SelectMany(a => a.Split('@')[0].Split([' ', '.', '-', '_'], StringSplitOptions.RemoveEmptyEntries).Append(a.Split('@')[0]))
            .Select(Plain)
            .Where(p => p.Length >= 3);
        foreach (var piece in known.Concat(CommonPieces.All).OrderByDescending(p => p.Length))
            plain = plain.Replace(piece, "", StringComparison.Ordinal);
        return WithoutRuns(plain).Length < ownCharacters;
    }

    /// <summary>Lower case without marks and separators: "Mật-Khẩu" and "matkhau" are one guess.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Decomposed().ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(c))
                plain.Append(c == 'đ' ? 'd' : c);
        }

        return plain.ToString();
    }

    /// <summary>Repeated, rising and falling runs (aaaa, 1234, zyx) count as their first character.</summary>
    private static string WithoutRuns(string text)
    {
        var kept = new StringBuilder(text.Length);
        var step = int.MaxValue;
        for (var i = 0; i < text.Length; i++)
        {
            var now = i == 0 ? int.MaxValue : text[i] - text[i - 1];
            if (now != step || Math.Abs(now) > 1)
                kept.Append(text[i]);
            step = now;
        }

        return kept.ToString();
    }
}
