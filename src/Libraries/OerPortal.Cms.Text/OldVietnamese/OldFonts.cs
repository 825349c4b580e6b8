using System.Buffers;
using System.Text.RegularExpressions;

namespace OerPortal.Cms.Text.OldVietnamese;

/// <summary>Fonts whose very names say which old alphabet is written in them.</summary>
public static partial class OldFonts
{
    // Fonts are named at the top or again and again.
    private const int LookedAt = 512 << 10;

    // One of these is in every name. Looked for first: the pattern costs a book of hundreds of chapters as much as all the rest of mending it.
    private static readonly SearchValues<string> Tokens = SearchValues.Create(["Vn", "VNI", "VPS", "VISCII", "HCM"], StringComparison.Ordinal);

    /// <summary>The alphabets of all fonts that a text names: a list of fonts, a style sheet, a page. Only a hint: of a very long text the beginning is looked at.</summary>
    public static IReadOnlyList<OldAlphabet> In(string names)
    {
        var found = new List<OldAlphabet>();
        var looked = names.AsSpan(0, Math.Min(names.Length, LookedAt));
        if (!looked.ContainsAny(Tokens))
            return found;
        try
        {
            foreach (var match in Name().EnumerateMatches(looked))
            {
                var name = looked.Slice(match.Index, match.Length);
                var alphabet = name.Contains("VNI", StringComparison.OrdinalIgnoreCase) && !name.StartsWith('.') ? OldAlphabet.Vni
                    : name.Contains("VPS", StringComparison.Ordinal) ? OldAlphabet.Vps
                    : name.Contains("VISCII", StringComparison.OrdinalIgnoreCase) ? OldAlphabet.Viscii
                    : name.Contains("HCM", StringComparison.OrdinalIgnoreCase) ? OldAlphabet.BkHcm
                    : OldAlphabet.Tcvn3;
                if (!found.Contains(alphabet))
                    found.Add(alphabet);
            }
        }
        catch (RegexMatchTimeoutException)
        {
            // A crowded machine: a hint less.
        }
        return found;
    }

    [GeneratedRegex(@"(?<![A-Za-z.])(\.?Vn[A-Z][A-Za-z]{2,}|VNI[-_ ][A-Za-z]+|VPS[ -]?[A-Z][a-z]+|[A-Za-z]*VISCII[A-Za-z]*|BK[-_ ]?HCM[A-Za-z0-9]*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
