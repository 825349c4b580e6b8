using System.Globalization;
using System.Text.Json;
using OerPortal.Search.Entries;
using OerPortal.Search.Indexing;
using OerPortal.Search.Models;

namespace OerPortal.Search.Elasticsearch;

/// <summary>One resource on its way into the indexes.</summary>
internal sealed class IndexedResource
{
    private readonly AnalysedDocument _analysed;
    private readonly DocumentWords _words;
    private readonly KnownWords _known;
    private readonly SearchDocument _document;
    private readonly int _combination;

    /// <param name="combination">Number of its set of facet values.</param>
    public IndexedResource(SearchDocument document, int combination)
    {
        _document = document;
        _combination = combination;
        _analysed = new AnalysedDocument(document);
        _words = new DocumentWords(_analysed);
        _known = new KnownWords(_analysed);
    }

    /// <summary>Words that may mend anybody's typing; none of what is not for everybody.</summary>
    public IEnumerable<string> Known => _document.Visibility == Resources.Visibility.Public ? _known.Words : [];

    public string Id => QueryJson.Id(_document.ResourceId);

    /// <summary>Writes the passages of the portion, and takes their words.</summary>
    public async Task PutAsync(PassagePortion portion, Bulk bulk, Names names, CancellationToken cancellation)
    {
        foreach (var (i, passage) in portion.Passages.Index())
        {
            var text = VietnameseText.Analyse(passage.Text);
            _words.Add(text);
            _known.Add(text);
            var number = portion.First + i;
            await bulk.IndexAsync(names.Of(Names.Passages), PartId(number), _document.Number, json => WritePassage(json, passage, number, text), cancellation);
        }
    }

    /// <summary>Writes what is suggested of it, and in the end itself.</summary>
    public async Task PutAsync(Bulk bulk, Names names, CancellationToken cancellation)
    {
        foreach (var offer in SuggestionRow.Of(_document, _analysed))
            await bulk.IndexAsync(names.Of(Names.Suggestions), PartId(offer.Position), _document.Number, json => WriteSuggestion(json, offer), cancellation);
        await bulk.IndexAsync(names.Of(Names.Resources), Id, _document.Number, WriteResource, cancellation, _document.ResourceId);
    }

    private string PartId(int number) => string.Create(CultureInfo.InvariantCulture, $"{Id}-{number}");

    private void WriteResource(Utf8JsonWriter json)
    {
        json.WriteString("id", Id);
        json.WriteNumber("change", _document.Number);
        json.WriteString("words", string.Join(' ', _words.All().SelectMany(Lexemes.Spread).Select(StoredText.Clean).Append(Lexemes.Of(_document.ResourceId))));
        json.WriteNumber("title_words", _analysed.TitleWords);
        json.WriteString("title_key", Convert.ToHexString(TitleKey.Of(_document.Title)));
        json.WriteNumber("published", _document.PublishedAt.UtcTicks / TimeSpan.TicksPerMicrosecond);
        json.WriteNumber("readers", _document.Readers);
        json.WriteString("combination", _combination.ToString(CultureInfo.InvariantCulture));
        json.Strings("facets", Enum.GetValues<FacetField>().SelectMany(field => _document.Facets.Of(field).Select(code => Lexemes.Of(field, code))));
        WriteAccess(json);
    }

    private void WritePassage(Utf8JsonWriter json, SearchPassage passage, int number, AnalysedText text)
    {
        json.WriteString("resource", Id);
        json.WriteNumber("change", _document.Number);
        json.WriteString("file", QueryJson.Id(passage.FileId));
        json.WriteNumber("number", number);
        json.WriteString("locator", StoredText.Clean(passage.Locator));
        if (passage.Heading is { } heading) json.WriteString("heading", StoredText.Clean(heading));
        json.WriteString("body", StoredText.Clean(passage.Text));
        PlacedJson.WriteText(json, text);
        WriteAccess(json);
    }

    private void WriteSuggestion(Utf8JsonWriter json, SuggestionRow offer)
    {
        json.WriteString("resource", Id);
        json.WriteNumber("change", _document.Number);
        json.WriteNumber("kind", (int)offer.Kind);
        json.WriteString("text", offer.Text);
        json.WriteString("folded", offer.Folded);
        json.WriteString("words", string.Join(' ', PlacedJson.Words(offer.Words)));
        json.WriteString("parts", string.Join(' ', Likeness.PartsOf(offer.Folded)));
        WriteAccess(json);
    }

    private void WriteAccess(Utf8JsonWriter json)
    {
        json.WriteString("visibility", QueryJson.Visible(_document.Visibility));
        json.WriteString("site", QueryJson.Id(_document.SiteId));
    }
}
