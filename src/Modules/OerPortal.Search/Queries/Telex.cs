using System.Text;
using OerPortal.Cms.Text;

namespace OerPortal.Search.Queries;

/// <summary>Reads a syllable typed by the Telex rules without the input method being on: <c>ddwowngf</c> or <c>dduwowngf</c> is <c>đường</c>.</summary>
internal static class Telex
{
    private const string ToneKeys = "sfrxj";
    private const string Tones = "\u0301\u0300\u0309\u0303\u0323";
    private const string Vowels = "aeiouyăâêôơư";

    /// <summary>The syllable meant, or null when the letters hold no Telex key.</summary>
    public static string? Read(string typed)
    {
        var tone = '\0';
        var letters = new StringBuilder();
        foreach (var c in typed)
        {
            var key = ToneKeys.IndexOf(c, StringComparison.Ordinal);
            var hasVowel = letters.ToString().Any(Vowels.Contains);
            if (key >= 0 && hasVowel) tone = Tones[key];
            else if (c is 'w' && letters.Length > 0 && Horned(letters)) continue;
            else if (c is 'a' or 'e' or 'o' or 'd' && letters.Length > 0 && Doubled(letters, c)) continue;
            else if (c is 'w') letters.Append('ư');
            else letters.Append(c);
        }

        var syllable = letters.ToString();
        if (tone != '\0') syllable = WithTone(syllable, tone);
        return string.Equals(syllable, typed, StringComparison.Ordinal) ? null : syllable;
    }

    private static bool Horned(StringBuilder letters)
    {
        for (var i = letters.Length - 1; i >= 0; i--)
        {
            var horned = letters[i] switch { 'a' => 'ă', 'o' => 'ơ', 'u' => 'ư', _ => '\0' };
            if (horned == '\0') continue;
            letters[i] = horned;
            if (horned == 'ơ' && i > 0 && letters[i - 1] == 'u') letters[i - 1] = 'ư';
            return true;
        }

        return false;
    }

    private static bool Doubled(StringBuilder letters, char c)
    {
        for (var i = letters.Length - 1; i >= 0; i--)
        {
            if (letters[i] != c) continue;
            letters[i] = c switch { 'a' => 'â', 'e' => 'ê', 'o' => 'ô', _ => 'đ' };
            return true;
        }

        return false;
    }

    // Where the tone stands does not matter: the analysis moves it to its vowel.
    private static string WithTone(string syllable, char tone)
    {
        for (var i = syllable.Length - 1; i >= 0; i--)
        {
            if (!Vowels.Contains(syllable[i], StringComparison.Ordinal)) continue;
            return Vietnamese.TonePlacement.Canonical(syllable.Insert(i + 1, tone.ToString()).Composed());
        }

        return syllable;
    }
}
