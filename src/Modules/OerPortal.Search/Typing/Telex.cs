namespace OerPortal.Search.Typing;

/// <summary>Reads a syllable typed by the Telex rules without the input method being on: <c>ddwowngf</c> or <c>dduwowngf</c> is <c>đường</c>.</summary>
internal static class Telex
{
    private const string ToneKeys = "sfrxj";
    private const string Tones = "\u0301\u0300\u0309\u0303\u0323";

    /// <summary>The syllable meant, or null when the letters hold no Telex key.</summary>
    public static string? Read(string typed)
    {
        var syllable = new KeyedSyllable();
        foreach (var c in typed)
        {
            if (ToneKeys.IndexOf(c, StringComparison.Ordinal) is >= 0 and var tone && syllable.HasVowel) syllable.Tone(Tones[tone]);
            else if (!IsMark(c, syllable)) syllable.Add(c == 'w' ? 'ư' : c);
        }

        var read = syllable.ToString();
        return string.Equals(read, typed, StringComparison.Ordinal) ? null : read;
    }

    private static bool IsMark(char c, KeyedSyllable syllable) => c switch
    {
        'w' => syllable.Mark("aou", "ăơư"),
        'a' => syllable.Mark("a", "â"),
        'e' => syllable.Mark("e", "ê"),
        'o' => syllable.Mark("o", "ô"),
        'd' => syllable.Mark("d", "đ"),
        _ => false,
    };
}
