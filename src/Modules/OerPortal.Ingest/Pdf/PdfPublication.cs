using System.Globalization;
using System.Text.Json.Nodes;
using OerPortal.Epub;
using OerPortal.Ingest.Facts;

namespace OerPortal.Ingest.Pdf;

/// <summary>A PDF as a Readium Web Publication Manifest and its positions, one a page.</summary>
internal static class PdfPublication
{
    /// <summary>Address of the repacked document below the publication's base address.</summary>
    public const string DocumentPath = "publication.pdf";

    private const string MediaType = "application/pdf";
    private const int MostPositions = 20_000;

    // The day a PDF was made is the day somebody pressed a button: it says nothing about when the work appeared.
    public static ExtractedMetadata Metadata(PdfFacts facts, PdfWords words) => FactCleaning.Clean(new ExtractedMetadata(
        Mended(facts.Title, words),
        Mended(facts.Author, words) is { } author ? [new ExtractedContributor(author, "aut")] : [],
        Mended(facts.Subject, words),
        words.Language ?? facts.Language,
        Publisher: null,
        Published: null,
        Identifiers: [],
        Mended(facts.Keywords, words) is { } keywords ? [keywords] : [],
        facts.Tagged ? ["taggedPDF", "structuralNavigation"] : []));

    private static string? Mended(string? text, PdfWords words) => text is null ? null : words.Mend(text);

    public static string Manifest(PdfFacts facts, PdfWords words, string fallbackTitle)
    {
        var metadata = WebPublication.Metadata(Metadata(facts, words), fallbackTitle, "https://readium.org/webpub-manifest/profiles/pdf");
        metadata["numberOfPages"] = facts.Pages;
        var manifest = new JsonObject
        {
            ["@context"] = "https://readium.org/webpub-manifest/context.jsonld",
            ["metadata"] = metadata,
            ["links"] = new JsonArray(new JsonObject { ["rel"] = "self", ["href"] = "manifest.json", ["type"] = "application/webpub+json" }),
            ["readingOrder"] = new JsonArray(new JsonObject { ["href"] = DocumentPath, ["type"] = MediaType }),
        };
        if (facts.Outline.Count > 0)
            manifest["toc"] = Contents(facts.Outline, words);
        return manifest.ToJsonString(WebPublication.Json);
    }

    private static JsonArray Contents(IReadOnlyList<PdfOutlineEntry> entries, PdfWords words) => [.. entries.Select(entry =>
    {
        // A link needs an address: a heading without a place leads to the first place below it.
        var link = new JsonObject { ["href"] = $"{DocumentPath}#page={PageOf(entry) ?? 1}", ["title"] = words.Mend(entry.Title) };
        if (entry.Children.Count > 0)
            link["children"] = Contents(entry.Children, words);
        return (JsonNode)link;
    })];

    private static int? PageOf(PdfOutlineEntry entry) => entry.Page ?? entry.Children.Select(PageOf).FirstOrDefault(p => p is not null);

    public static string Positions(PdfFacts facts)
    {
        var total = Math.Min(facts.Pages, MostPositions);
        var positions = Enumerable.Range(1, total).Select(page =>
        {
            var position = WebPublication.Position(DocumentPath, MediaType, page, (page - 1.0) / total, total);
            position["locations"]!["fragments"] = new JsonArray(string.Create(CultureInfo.InvariantCulture, $"page={page}"));
            return position;
        });
        return new JsonObject { ["total"] = total, ["positions"] = new JsonArray([.. positions]) }.ToJsonString(WebPublication.Json);
    }
}
