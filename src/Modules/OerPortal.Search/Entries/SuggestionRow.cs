using OerPortal.Search.Models;

namespace OerPortal.Search.Entries;

/// <summary>Something that can be offered while somebody types.</summary>
internal sealed record SuggestionRow(short Position, SuggestionKind Kind, string Text, AnalysedText Words)
{
    private const int Most = 60;
    private const int Longest = 300;

    /// <summary>Its folded words with single spaces between them.</summary>
    public string Folded => string.Join(' ', Words.Tokens.Select(token => token.Folded));

    /// <summary>What is elsewhere is not suggested: a suggestion leads to a page of ours, or to a search that finds something there.</summary>
    public static IReadOnlyList<SuggestionRow> Of(SearchDocument document, AnalysedDocument analysed)
        => !document.Facets.Origins.Contains(Origins.Ours) ? [] : [.. Offers(SuggestionKind.Person, document.People, analysed.People)
            .Concat(Offers(SuggestionKind.Keyword, document.Keywords, analysed.Keywords))
            .Prepend((Kind: SuggestionKind.Title, Text: document.Title, Words: analysed.Title))
            .Select(offer => (offer.Kind, Text: StoredText.Clean(offer.Text).Trim(), offer.Words))
            .Where(offer => offer.Words.Tokens.Count > 0 && offer.Text.Length <= Longest)
            .Take(Most)
            .Select((offer, i) => new SuggestionRow((short)(i + 1), offer.Kind, offer.Text, offer.Words))];

    private static IEnumerable<(SuggestionKind Kind, string Text, AnalysedText Words)> Offers(SuggestionKind kind, IReadOnlyList<string> texts, IReadOnlyList<AnalysedText> words)
        => texts.Zip(words, (text, read) => (kind, text, read));
}
