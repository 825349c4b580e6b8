using System.Text;

namespace OerPortal.Cms.Text.OldVietnamese;

/// <summary>A letter, and behind it a character for its marks.</summary>
/// <param name="marks">What a base letter and the mark behind it make, both small or both capital.</param>
/// <param name="singles">Letters that one character makes.</param>
internal sealed class TwoByteAlphabet(IReadOnlyDictionary<(char Letter, char Mark), char> marks, IReadOnlyDictionary<char, char> singles)
{
    private readonly HashSet<char> _known = [.. marks.Keys.Select(k => k.Mark), .. marks.Keys.Select(k => k.Letter), .. singles.Keys];

    public string Read(string text)
    {
        var read = new StringBuilder(text.Length);
        var at = 0;
        while (at < text.Length)
        {
            var end = at;
            while (end < text.Length && (char.IsLetter(text[end]) || _known.Contains(Latin(text[end]))))
                end++;
            if (end > at)
                ReadWord(text.AsSpan(at, end - at), read);
            else
                read.Append(text[end++]);
            at = end;
        }
        return read.ToString();
    }

    private void ReadWord(ReadOnlySpan<char> word, StringBuilder read)
    {
        foreach (var c in word)
        {
            if (char.IsAscii(c) || _known.Contains(Latin(c)))
                continue;
            read.Append(word);
            return;
        }
        for (var i = 0; i < word.Length; i++)
        {
            var letter = Latin(word[i]);
            if (i + 1 < word.Length && marks.TryGetValue((letter, Latin(word[i + 1])), out var marked))
            {
                read.Append(marked);
                i++;
            }
            else
            {
                read.Append(singles.GetValueOrDefault(letter, word[i]));
            }
        }
    }

    private static char Latin(char c) => char.IsAscii(c) || OldBytes.Of(c) is not (>= 0 and var b) ? c : (char)b;
}
