namespace OerPortal.Cms.Text.Analysis;

/// <summary>
/// The one analysis of text for index, query, suggestions and highlighting: NFC (and compatibility forms), lower case,
/// canonical tone placement, unified apostrophes and dashes, syllables with their place in the original text.
/// </summary>
public static class VietnameseText
{
    /// <summary>Raised whenever the same text gives other words than before, or the index holds more or otherwise, so that an index made earlier is made anew.</summary>
    public const int Version = 6;

    /// <summary>A longer "word" is a broken file or an attack; it is cut so that an index entry stays small.</summary>
    private const int LongestWord = 120;

    /// <summary>Cuts a text into tokens. Never fails, whatever the text holds.</summary>
    public static AnalysedText Analyse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return AnalysedText.Empty;
        var tokens = new List<Token>((text.Length / 5) + 4);
        var joined = false;
        for (var i = 0; i < text.Length;)
        {
            if (!Characters.IsWord(text[i]))
            {
                i++;
                continue;
            }

            var token = Next(text, i);
            i = token.End;
            if (token.Exact.Length == 0) continue;
            token = token with { Join = JoinAfter(text, i) };
            joined |= token.Join != '\0';
            tokens.Add(token);
        }

        return new AnalysedText(tokens, joined ? Compounds.In(tokens) : []);
    }

    /// <summary>The folded words of a text with single spaces between them: <c>Đường lên núi</c> gives <c>duong len nui</c>.</summary>
    public static string Fold(string? text) => string.Join(' ', Analyse(text).Tokens.Select(token => token.Folded));

    private static Token Next(string text, int start)
    {
        if (char.IsAsciiDigit(text[start]))
        {
            var length = Isbn.Read(text.AsSpan(start), out var number);
            if (length > 0) return new Token(start, length, number, number);
        }

        var end = WordEnd(text, start);
        var forms = Spelling.Of(text.AsSpan(start, Math.Min(end - start, LongestWord)));
        return new Token(start, end - start, forms.Exact, forms.Folded);
    }

    private static int WordEnd(string text, int start)
    {
        var i = start + 1;
        if (Characters.IsIdeograph(text[start])) return i;
        for (; i < text.Length; i++)
        {
            var c = text[i];
            if (Characters.IsWord(c))
            {
                // lớp6, H2O, x²: a number is a word of its own, and the whole is a compound.
                if (Characters.IsIdeograph(c) || Characters.IsNumber(c) != Characters.IsNumber(text[start])) break;
                continue;
            }

            if (Characters.IsMark(c) || Characters.IsInvisible(c)) continue;
            // K’tu, H'mông, l’eau: the apostrophe holds the word together only between letters.
            if (Characters.IsApostrophe(c) && i + 1 < text.Length && char.IsLetter(text[i + 1]) && char.IsLetter(text[start])) continue;
            break;
        }

        return i + ProgrammingSign(text, start, i);
    }

    // C++, C#, F#: names of languages, where the signs are the name.
    private static int ProgrammingSign(string text, int start, int end)
    {
        if (end - start != 1 || !char.IsAsciiLetter(text[start])) return 0;
        var rest = text.AsSpan(end);
        var length = rest.StartsWith("++") ? 2 : rest.StartsWith("#") ? 1 : 0;
        return length > 0 && (rest.Length == length || !Characters.IsWord(rest[length])) ? length : 0;
    }

    private static char JoinAfter(string text, int end)
    {
        if (end < text.Length && Characters.IsNumber(text[end]) != Characters.IsNumber(text[end - 1]) && Characters.IsWord(text[end]) && !Characters.IsIdeograph(text[end]))
            return Token.Touching;
        if (end + 1 >= text.Length || !Characters.IsWord(text[end + 1])) return '\0';
        var c = text[end];
        if (Characters.IsDash(c)) return '-';
        return c is '/' or '.' or ',' or ':' ? c : '\0';
    }
}
