using System.Security.Cryptography;
using OerPortal.Cms.Text;

namespace OerPortal.Classes.Names;

/// <summary>
/// Six letters that are read off a board and typed. None that look alike there, and none that a Vietnamese keyboard turns into marks: Telex reads
/// S, F, R, X, J, Z and W as tones, and a second A, D or E of a word as Â, Đ or Ê.
/// </summary>
internal static class ClassCode
{
    internal const int Length = 6;

    private const string Letters = "ACDEGHKMNPQTUY";
    private const string OnlyOnce = "ADE";

    internal static string New()
    {
        while (true)
        {
            var code = RandomNumberGenerator.GetString(Letters, Length);
            if (OnlyOnce.All(letter => code.Count(c => c == letter) <= 1))
                return code;
        }
    }

    /// <summary>As it was meant: capitals without marks, spaces and hyphens; null when it cannot be one.</summary>
    internal static string? Read(string? typed)
    {
        if (typed is { Length: > 40 })
            return null;
        var code = string.Concat((typed ?? "").Decomposed().Select(c => c is 'đ' or 'Đ' ? 'D' : char.ToUpperInvariant(c)).Where(char.IsAsciiLetter));
        return code.Length == Length && code.All(Letters.Contains) ? code : null;
    }
}
