using System.Buffers;

namespace OerPortal.Cms.Text.OldVietnamese;

/// <summary>Letters of other alphabets that fonts and converters put in the place of Vietnamese ones.</summary>
public static class OldLetters
{
    private const string Written = "ƣƢðÐɖƉǎǍ";
    private const string Meant = "ưƯđĐđĐăĂ";
    private static readonly SearchValues<char> Pinyin = SearchValues.Create("āēīōūǖěǐǒǔǚǜ");
    private static readonly SearchValues<char> Any = SearchValues.Create(Written);

    /// <summary>Puts the Vietnamese letter where the word becomes a Vietnamese one by it: "trƣờng" → "trường". Icelandic, Pinyin and Turkic words stay.</summary>
    public static string Mend(string text)
    {
        if (text.AsSpan().IndexOfAny(Any) < 0)
            return text;
        // With a caron on other vowels it is Pinyin, not a breve typed wrong.
        var isPinyin = text.AsSpan().IndexOfAny(Pinyin) >= 0;
        var mended = text.ToCharArray();
        foreach (var word in WordCount.Words(text))
        {
            var letters = mended.AsSpan(word);
            if (letters.IndexOfAny(Any) < 0)
                continue;
            Span<char> trial = letters.ToArray();
            for (var i = 0; i < trial.Length; i++)
                trial[i] = isPinyin && trial[i] is 'ǎ' or 'Ǎ' ? trial[i] : Of(trial[i]);
            if (Syllable.Fits(trial))
                trial.CopyTo(letters);
        }
        return new string(mended);
    }

    /// <summary>The Vietnamese letter that this one is taken for; the same for every other.</summary>
    public static char Of(char letter) => Written.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var at ? Meant[at] : letter;
}
