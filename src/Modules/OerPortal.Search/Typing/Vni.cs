using System.Text.RegularExpressions;
using OerPortal.Cms.Text;

namespace OerPortal.Search.Typing;

/// <summary>
/// Reads what was typed by the VNI rules without the input method being on: <c>d9u7o7ng2</c> is <c>đường</c>. Only what can be nothing else:
/// <c>toan6</c> is mathematics of grade 6 and <c>h2o</c> is water.
/// </summary>
internal static partial class Vni
{
    private const string Tones = "\u0301\u0300\u0309\u0303\u0323";

    /// <summary>The text with these words read; itself when there are none.</summary>
    public static string Mend(string typed)
    {
        // One word that is surely VNI says how the others were typed.
        if (!typed.AsSpan().ContainsAnyInRange('1', '9') || !Words().Matches(typed).Any(word => IsSure(word.Value) && Read(word.Value) is not null)) return typed;
        return Words().Replace(typed, word => (word.Value.AsSpan().ContainsAnyInRange('1', '9') ? Read(word.Value) : null) ?? word.Value);
    }

    /// <summary>The syllable meant, in lower case, or null when it is none.</summary>
    public static string? Read(string typed)
    {
        var syllable = new KeyedSyllable();
        foreach (var c in typed.ToLowerInvariant())
        {
            if (!char.IsAsciiDigit(c)) syllable.Add(c);
            else if (!IsMark(c, syllable)) return null;
        }

        var read = syllable.ToString();
        return Syllable.Fits(read) ? read : null;
    }

    private static bool IsMark(char key, KeyedSyllable syllable)
    {
        if (key is >= '1' and <= '5')
        {
            if (syllable.HasTone || !syllable.HasVowel) return false;
            syllable.Tone(Tones[key - '1']);
            return true;
        }

        return key switch
        {
            '6' => syllable.Mark("aeo", "âêô"),
            '7' => syllable.Mark("ou", "ơư"),
            '8' => syllable.Mark("a", "ă"),
            '9' => syllable.Mark("d", "đ"),
            _ => false,
        };
    }

    // A digit between letters, or several behind them; one behind the letters may be a number. Na2O has capitals where no word has them.
    private static bool IsSure(string word)
    {
        var first = word.AsSpan().IndexOfAnyInRange('1', '9');
        return first > 0 && first < word.Length - 1 && (!word.Skip(1).Any(char.IsAsciiLetterUpper) || !word.Any(char.IsAsciiLetterLower));
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.NonBacktracking)]
    private static partial Regex Words();
}
