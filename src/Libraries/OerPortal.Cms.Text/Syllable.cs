using System.Collections.Frozen;

namespace OerPortal.Cms.Text;

/// <summary>Whether a word could be a Vietnamese syllable: first consonants, rhyme and tone as the language has them.</summary>
public static class Syllable
{
    private const string Plain = "aăâeêioôơuưy";
    private const string Toned = "áàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ";
    private const int Longest = 7;

    private static readonly FrozenSet<string> Onsets = Set("b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x");

    private static readonly FrozenSet<string> Rhymes = Set(
        """
        a ai ao au am an ang anh ap at ac ach ay ăm ăn ăng ăp ăt ăc âm ân âng âp ât âc âu ây e em en eng ep et ec eo ê êm ên ênh êp êt êch êu êng
        i im in inh ip it ich iu ia iêm iên iêng iêp iêt iêc iêu o oi om on ong op ot oc oa oai oam oan oang oanh oap oat oac oach oay oao
        oăm oăn oăng oăp oăt oăc oe oem oen oeo oet oong ooc ô ôi ôm ôn ông ôp ôt ôc ơ ơi ơm ơn ơp ơt u ui um un ung up ut uc ua uôi uôm uôn uông uôt uôc
        uê uêch uênh uên uêu uy uya uyên uyêt uynh uych uyt uyn uyu uyp uân uâng uât uây uâ uơ uơn ư ưi ưm ưn ưng ưt ưc ưu ưa ươi ươm ươn ương ươp ươt ươc ươu
        y yn ynh yt ych yên yêm yêng yêt yêu
        """);

    private static readonly FrozenSet<string> UnmarkedRhymes = Rhymes.Select(rhyme => Analysis.Spelling.Of(rhyme).Folded).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether some marks would make it one: <c>duong</c>. It must be in lower case and without marks.</summary>
    public static bool FitsUnmarked(ReadOnlySpan<char> word)
    {
        var rhymes = UnmarkedRhymes.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = 0; length <= Math.Min(3, word.Length - 1); length++)
        {
            if (IsOnset(word[..length]) && rhymes.Contains(word[length..])) return true;
        }
        return false;
    }

    /// <summary>Case and the place of the tone are free; the word must be composed (NFC) and carry at most one tone.</summary>
    public static bool Fits(ReadOnlySpan<char> word)
    {
        if (word.Length is 0 or > Longest)
            return false;
        Span<char> bare = stackalloc char[word.Length];
        var tone = -1;
        for (var i = 0; i < word.Length; i++)
        {
            var letter = char.ToLowerInvariant(word[i]);
            var at = letter < 'À' ? -1 : Toned.IndexOf(letter, StringComparison.Ordinal);
            if (at >= 0 && tone >= 0)
                return false;
            if (at >= 0)
                (letter, tone) = (Plain[at / 5], at % 5);
            bare[i] = letter;
        }
        return FitsBare(bare, tone);
    }

    private static bool FitsBare(ReadOnlySpan<char> bare, int tone)
    {
        var rhymes = Rhymes.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = 0; length <= Math.Min(3, bare.Length - 1); length++)
        {
            var rhyme = bare[length..];
            if (IsOnset(bare[..length]) && rhymes.Contains(rhyme) && (!IsStopped(rhyme) || tone is 0 or 4))
                return true;
        }
        return false;
    }

    private static bool IsOnset(ReadOnlySpan<char> letters) => letters.IsEmpty || Onsets.GetAlternateLookup<ReadOnlySpan<char>>().Contains(letters);

    // Syllables that end in a stop are said in the rising or the heavy tone only.
    private static bool IsStopped(ReadOnlySpan<char> rhyme) => rhyme[^1] is 'p' or 't' or 'c' || rhyme.EndsWith("ch");

    private static FrozenSet<string> Set(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
