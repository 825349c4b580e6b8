using System.Globalization;
using System.Text;
using OerPortal.Search.Entries;
using OerPortal.Search.Vietnamese;

namespace OerPortal.Search.Postgres;

/// <summary>Words with their positions and weights, as the text of a <c>tsvector</c>: for ranking and for phrases inside passages.</summary>
internal sealed class PlacedWords
{
    // PostgreSQL counts positions up to 16,383; everything behind would be one place.
    private const int LastPosition = 16_000;
    private const int Gap = 10;

    private readonly Dictionary<string, StringBuilder> _places = new(StringComparer.Ordinal);
    private int _position = 1;

    /// <summary>What ranks a document: title A, people, topics and identifiers B, description C.</summary>
    public static string OfHeading(AnalysedDocument document)
    {
        var words = new PlacedWords();
        words.Add(document.Title, "A");
        foreach (var text in document.Heads) words.Add(text, "B");
        words.Add(document.Description, "C");
        return words.ToString();
    }

    /// <summary>A passage ends with the entry that ties it to its document.</summary>
    public static string OfPassage(string words, int document) => words + TsQuery.Quote(Lexemes.OfDocument(document));

    public static string Of(AnalysedText text)
    {
        var words = new PlacedWords();
        words.Add(text, "");
        return words.ToString();
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (lexeme, places) in _places) text.Append(TsQuery.Quote(lexeme)).Append(':').Append(places, 0, places.Length - 1).Append(' ');
        return text.ToString();
    }

    private void Add(AnalysedText text, string weight)
    {
        var first = _position;
        foreach (var token in text.Tokens)
        {
            Place(token, _position, weight);
            // What it stands for runs on over the words that follow: it is found as a phrase too.
            foreach (var (offset, meant) in (Syllables.Meant(token) ?? []).Index()) Place(meant, _position + offset, weight);
            _position++;
        }

        foreach (var compound in text.Compounds)
        {
            Place(compound.Folded, first + compound.First, weight);
            if (!string.Equals(compound.Exact, compound.Folded, StringComparison.Ordinal)) Place(compound.Exact, first + compound.First, weight);
        }

        _position += Gap;
    }

    private void Place(Token token, int position, string weight)
    {
        Place(token.Folded, position, weight);
        if (token.IsMarked) Place(token.Exact, position, weight);
    }

    private void Place(string lexeme, int position, string weight)
    {
        if (position > LastPosition) return;
        if (!_places.TryGetValue(lexeme, out var places)) _places[lexeme] = places = new StringBuilder();
        places.Append(CultureInfo.InvariantCulture, $"{position}{weight},");
    }
}
