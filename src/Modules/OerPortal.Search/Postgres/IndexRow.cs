using OerPortal.Search.Entries;
using OerPortal.Search.Indexing;
using OerPortal.Search.Models;

namespace OerPortal.Search.Postgres;

/// <summary>One resource on its way into the tables: its words, and the portion of its text that is in hand.</summary>
internal sealed class IndexRow
{
    private readonly AnalysedDocument _analysed;
    private readonly DocumentWords _words;
    private readonly KnownWords _known;

    public IndexRow(SearchDocument document, PassagePortion first)
    {
        Document = document;
        _analysed = new AnalysedDocument(document);
        _words = new DocumentWords(_analysed);
        _known = new KnownWords(_analysed);
        Portion = first;
        Texts = [];
        Take(first);
        Heading = PlacedWords.OfHeading(_analysed);
        Suggestions = SuggestionRow.Of(document, _analysed);
    }

    public SearchDocument Document { get; }

    public PassagePortion Portion { get; private set; }

    /// <summary>The passages of the portion, analysed.</summary>
    public AnalysedText[] Texts { get; private set; }

    /// <summary>All words, once the last portion was taken.</summary>
    public string Words => Portion.IsLast ? string.Join(' ', _words.All().Select(TsQuery.Quote)) : "";

    public string Heading { get; }

    public IReadOnlyList<SuggestionRow> Suggestions { get; }

    public short TitleWords => _analysed.TitleWords;

    /// <summary>Words that may mend anybody's typing; none of what is not for everybody.</summary>
    public IEnumerable<string> Known => Document.Visibility == Resources.Visibility.Public ? _known.Words : [];

    public void Take(PassagePortion portion)
    {
        Portion = portion;
        Texts = [.. portion.Passages.Select(passage => VietnameseText.Analyse(passage.Text))];
        foreach (var text in Texts)
        {
            _words.Add(text);
            _known.Add(text);
        }
    }
}
