using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using OerPortal.Cms.Text;

namespace OerPortal.Harvest.Describing;

/// <summary>Makes plain text of what sources write: tags go, entities become letters, controls and half characters go, space is single.</summary>
internal static partial class PlainText
{
    // Nothing longer is looked at: the rest would be cut anyway.
    private const int MostRead = 64 * 1024;

    /// <param name="longest">In characters; what is longer ends with an ellipsis after a whole word.</param>
    public static string Of(string? text, int longest)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "";
        var read = text.Length > MostRead ? text[..MostRead] : text;
        if (read.Contains('<', StringComparison.Ordinal))
            read = Tag().Replace(Hidden().Replace(read, " "), " ");
        if (read.Contains('&', StringComparison.Ordinal))
            read = WebUtility.HtmlDecode(read);
        return Cut(Squeeze(read.Composed()), longest);
    }

    private static string Squeeze(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                if (plain.Length > 0 && plain[^1] != ' ')
                    plain.Append(' ');
            }
            else if (!Rune.IsControl(rune) && rune != Rune.ReplacementChar && !TurnsText(rune.Value) && (rune.Value & 0xFFFE) != 0xFFFE)
            {
                plain.Append(rune.ToString());
            }
        }
        return plain.ToString().TrimEnd();
    }

    // Marks that turn the direction of all that follows on the page (UAX #9), and the byte order mark.
    private static bool TurnsText(int value) => value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFEFF;

    private static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
            return text;
        var end = text.LastIndexOf(' ', longest - 1);
        end = end > longest / 2 ? end : longest - 1;
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)].TrimEnd() + "…";
    }

    [GeneratedRegex(@"<(?<name>script|style)\b.*?(</\k<name>\s*>|$)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Hidden();

    // Only what begins like a tag: "x < 5 và y > 3" is arithmetic.
    [GeneratedRegex("<(/?[a-zA-Z][^<>]*|![^<>]*)>", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Tag();
}
