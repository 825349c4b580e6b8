using System.Text;

namespace OerPortal.Cms.Text.OldVietnamese;

/// <summary>One character a letter.</summary>
/// <param name="upperHalf">What the last bytes up to 0xFF stand for; a dot where there is no letter.</param>
/// <param name="hyphenIsLetter">The soft hyphen, which PDF readers hand out as "-", is the letter ư.</param>
internal sealed class SingleByteAlphabet(string upperHalf, bool hyphenIsLetter)
{
    private const char None = '.';
    private readonly int _first = 0x100 - upperHalf.Length;

    public string Read(string text)
    {
        var read = new StringBuilder(text.Length);
        // Capital letters with marks were a font of their own: among capitals every letter is one.
        var isShouted = IsShouted(text);
        var at = 0;
        while (at < text.Length)
        {
            var end = at;
            while (end < text.Length && IsInWord(text[end]))
                end++;
            if (end > at)
                ReadWord(text.AsSpan(at, end - at), isShouted, read);
            else
                read.Append(text[end++]);
            at = end;
        }
        return read.ToString();
    }

    private bool IsInWord(char c) => char.IsLetter(c) || LetterOf(c) != None || (hyphenIsLetter && c == '-');

    private void ReadWord(ReadOnlySpan<char> word, bool isShouted, StringBuilder read)
    {
        var isForeign = false;
        foreach (var c in word)
            isForeign |= !char.IsAscii(c) && LetterOf(c) == None;
        if (isForeign)
        {
            read.Append(word);
            return;
        }
        var letters = new char[word.Length];
        for (var i = 0; i < word.Length; i++)
            letters[i] = LetterOf(word[i]) is not None and var letter ? letter : word[i];
        if (hyphenIsLetter)
            ReadHyphens(letters);
        if (isShouted || IsShouted(word))
            letters = [.. letters.Select(char.ToUpperInvariant)];
        read.Append(letters);
    }

    // "th-íc" is "thước", "Ba-na" and "- " are what they look like.
    private static void ReadHyphens(char[] letters)
    {
        if (Array.IndexOf(letters, '-') < 0 || letters.Length == 1)
            return;
        var trial = new string(letters).Replace('-', 'ư').Composed();
        if (Syllable.Fits(trial))
            trial.CopyTo(letters);
    }

    private static bool IsShouted(ReadOnlySpan<char> word)
    {
        var capitals = 0;
        foreach (var c in word)
        {
            if (char.IsAsciiLetterLower(c))
                return false;
            if (char.IsAsciiLetterUpper(c))
                capitals++;
        }
        // One capital and one mark is a name's beginning ("Y¸"), not a shout.
        return capitals > 1 || (capitals == 1 && word.Length > 2);
    }

    private char LetterOf(char c)
    {
        var b = char.IsAscii(c) ? -1 : OldBytes.Of(c);
        return b < _first || b < 0x80 ? None : upperHalf[b - _first];
    }
}
