using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using OerPortal.Cms.Text.OldVietnamese;

namespace OerPortal.Cms.Text.Analysis;

/// <summary>The two forms of one written word: exact (canonical, with marks) and folded (without marks).</summary>
public static class Spelling
{
    // Running text repeats a few thousand syllables; a bounded memory of them saves nearly all normalising.
    private const int MostRemembered = 40_000;
    private const int LongestRemembered = 16;
    private static readonly ConcurrentDictionary<string, Forms> Remembered = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, Forms>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        Remembered.GetAlternateLookup<ReadOnlySpan<char>>();
    private static int remembered;

    public sealed record Forms(string Exact, string Folded);

    /// <summary>Both forms of a word as it stands in a text, in any Unicode normalisation and case.</summary>
    public static Forms Of(ReadOnlySpan<char> written)
    {
        if (written.Length > LongestRemembered) return Spell(written.ToString());
        if (BySpan.TryGetValue(written, out var known)) return known;
        var forms = Spell(written.ToString());
        if (Volatile.Read(ref remembered) < MostRemembered && BySpan.TryAdd(written, forms))
            Interlocked.Increment(ref remembered);
        return forms;
    }

    /// <summary>A word that is only begun, as its letters stand: without moving the tone to the vowel that it may not have yet.</summary>
    public static Forms OfBeginning(ReadOnlySpan<char> written)
    {
        var typed = Plain(written.ToString());
        return new Forms(typed, Fold(typed));
    }

    private static Forms Spell(string written)
    {
        var exact = Exact(written);
        return new Forms(exact, Fold(exact));
    }

    private static string Exact(string written) => TonePlacement.Canonical(Plain(written));

    private static string Plain(string written)
    {
        var lower = Compatible(written).ToLowerInvariant();
        var text = new StringBuilder(lower.Length);
        foreach (var c in lower)
        {
            // The fraction slash of ½ becomes the dash that also stands for 1/2 (see Compounds).
            if (c == '\u2044') text.Append('-');
            // Letters that look like ours come from old fonts and keyboards: ð for đ, ƣ for ư.
            else if (!Characters.IsInvisible(c)) text.Append(OldLetters.Of(c));
        }

        return text.ToString().Composed();
    }

    // Ligatures of PDF text (ﬁ), subscripts (CO₂) and full-width letters become plain ones; Vietnamese letters are not touched.
    private static string Compatible(string written)
    {
        // Before anything else: the acute accent typed as an apostrophe would turn into a space and a mark.
        if (written.Any(Characters.IsApostrophe)) written = string.Concat(written.Select(c => Characters.IsApostrophe(c) ? '\'' : c));
        return written.Compatible();
    }

    private static string Fold(string exact)
    {
        if (Ascii.IsValid(exact) && !exact.Contains('\'', StringComparison.Ordinal)) return exact;
        var text = new StringBuilder(exact.Length);
        foreach (var c in exact.Decomposed())
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark) continue;
            switch (c)
            {
                case '\'': break;
                case 'đ': text.Append('d'); break;
                case 'ƀ': text.Append('b'); break;
                case 'ł': text.Append('l'); break;
                case 'ø': text.Append('o'); break;
                case 'ħ': text.Append('h'); break;
                case 'ı': text.Append('i'); break;
                case 'ŧ': text.Append('t'); break;
                case 'ß': text.Append("ss"); break;
                case 'æ': text.Append("ae"); break;
                case 'œ': text.Append("oe"); break;
                case 'þ': text.Append("th"); break;
                default: text.Append(c); break;
            }
        }

        return text.Length == 0 ? exact : text.ToString().Composed();
    }
}
