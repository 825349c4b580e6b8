using System.Globalization;
using System.Text.Json.Nodes;
using OerPortal.Ingest.Epub;

namespace OerPortal.Ingest.Pdf;

/// <summary>A PDF as a Readium Web Publication Manifest and its positions, one a page.</summary>
internal static class PdfPublication
{
    /// <summary>Address of the repacked document below the publication's base address.</summary>
    public const string DocumentPath = "publication.pdf";

    private const string MediaType = "application/pdf";
    private const int MostPositions = 20_000;

    public static ExtractedMetadata Metadata(PdfFacts facts) => new(
        facts.Title,
        facts.Author is { } author ? [new ExtractedContributor(author, "aut")] : [],
        facts.Subject,
        Language: null,
        Publisher: null,
        facts.CreatedOn,
        Identifiers: [],
        facts.Keywords,
        facts.Tagged ? ["taggedPDF", "structuralNavigation"] : []);

    public static string Manifest(PdfFacts facts, string fallbackTitle)
    {
        var metadata = WebPublication.Metadata(Metadata(facts), fallbackTitle, "https://readium.org/webpub-manifest/profiles/pdf");
        metadata["numberOfPages"] = facts.Pages;
        return new JsonObject
        {
            ["@context"] = "https://readium.org/webpub-manifest/context.jsonld",
            ["metadata"] = metadata,
            ["links"] = new JsonArray(new JsonObject { ["rel"] = "self", ["href"] = "manifest.json", ["type"] = "application/webpub+json" }),
            ["readingOrder"] = new JsonArray(new JsonObject { ["href"] = DocumentPath, ["type"] = MediaType }),
        }.ToJsonString(WebPublication.Json);
    }

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
