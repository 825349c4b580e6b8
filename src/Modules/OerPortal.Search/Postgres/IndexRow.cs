using OerPortal.Search.Entries;
using OerPortal.Search.Indexing;
using OerPortal.Search.Models;

namespace OerPortal.Search.Postgres;

/// <summary>
/// One resource on its way into the tables: its words as they are written, and the portion of its text that is in hand. Nothing else of
/// the analysis is kept: a hundred wait to be written at once.
/// </summary>
internal sealed class IndexRow
{
    private readonly KnownWords _known;
    private DocumentWords? _words;

    public IndexRow(SearchDocument document, PassagePortion first)
    {
        var analysed = new AnalysedDocument(document);
        Document = document;
        _words = new DocumentWords(analysed);
        _known = new KnownWords(analysed);
        Heading = PlacedWords.OfHeading(analysed);
        Suggestions = [.. SuggestionRow.Of(document, analysed).Select(offer => (offer.Position, offer.Kind, offer.Text, offer.Folded, PlacedWords.Of(offer.Words)))];
        TitleWords = analysed.TitleWords;
        Portion = first;
        Take(first);
    }

    public SearchDocument Document { get; }

    public PassagePortion Portion { get; private set; }

    /// <summary>Words of the portion's passages.</summary>
    public IReadOnlyList<string> PassageWords { get; private set; } = [];

    /// <summary>All words, once the last portion was taken.</summary>
    public string Words { get; private set; } = "";

    public string Heading { get; }

    public IReadOnlyList<(short Position, SuggestionKind Kind, string Text, string Folded, string Words)> Suggestions { get; }

    public short TitleWords { get; }

    /// <summary>Words that may mend anybody's typing; none of what is not for everybody.</summary>
    public IEnumerable<string> Known => Document.Visibility == Resources.Visibility.Public ? _known.Words : [];

    public void Take(PassagePortion portion)
    {
        Portion = portion;
        var written = new List<string>(portion.Passages.Count);
        foreach (var passage in portion.Passages)
        {
            var text = VietnameseText.Analyse(passage.Text);
            _words!.Add(text);
            _known.Add(text);
            written.Add(PlacedWords.Of(text));
        }

        PassageWords = written;
        if (!portion.IsLast) return;
        Words = TsQuery.Vector(_words!.All().Append(Lexemes.Of(Document.ResourceId)));
        _words = null;
    }
}
