namespace OerPortal.Search.Entries;

/// <summary>Collects the words of one document that mend typing errors; more than any language has in one book are not words.</summary>
internal sealed class KnownWords
{
    private const int Most = 50_000;
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);

    public KnownWords(AnalysedDocument document)
    {
        foreach (var text in document.Heads.Append(document.Title).Append(document.Description)) Add(text);
    }

    public void Add(AnalysedText text)
    {
        foreach (var token in WholeWords(text))
        {
            if (_words.Count >= Most) return;
            var word = StoredText.Clean(token.Folded);
            if (word.Length is > 1 and <= 24 && !word.Any(char.IsDigit)) _words.Add(word);
        }
    }

    public IReadOnlyCollection<string> Words => _words;

    // The letters of an identifier (a3f09bc) are nobody's words.
    private static IEnumerable<Token> WholeWords(AnalysedText text) =>
        text.Tokens.Where((token, i) => token.Join != Token.Touching && (i == 0 || text.Tokens[i - 1].Join != Token.Touching));
}
