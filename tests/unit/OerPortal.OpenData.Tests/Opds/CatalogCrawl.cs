using System.Text.Json;
using System.Xml.Linq;
using OerPortal.OpenData.Tests.Kit;

namespace OerPortal.OpenData.Tests.Opds;

/// <summary>A page of a catalogue as it was answered.</summary>
internal sealed record CatalogPage(string Address, string MediaType, string Text)
{
    public bool IsFeed => !MediaType.Contains("publication", StringComparison.Ordinal) && !MediaType.Contains("type=entry", StringComparison.Ordinal);

    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public XElement Xml => XDocument.Parse(Text).Root!;
}

/// <summary>Follows every link of a catalogue that leads to another page of it.</summary>
internal static class CatalogCrawl
{
    private static readonly string[] JsonTypes = ["application/opds+json", "application/opds-publication+json"];

    /// <param name="root">Absolute address or path.</param>
    /// <param name="follows">Leaves addresses out, such as other schools'.</param>
    public static async Task<IReadOnlyList<CatalogPage>> AllAsync(OpenDataApp app, string root, Func<string, bool>? follows = null)
    {
        using var client = app.Guest().Client;
        var seen = new HashSet<string> { root };
        var waiting = new Queue<string>([root]);
        var pages = new List<CatalogPage>();
        while (waiting.TryDequeue(out var address))
        {
            var page = await ReadAsync(client, address);
            pages.Add(page);
            foreach (var link in LinksOf(page).Where(link => follows is null || follows(link)))
                if (seen.Add(link)) waiting.Enqueue(link);
        }

        return pages;
    }

    public static async Task<CatalogPage> ReadAsync(HttpClient client, string address)
    {
        using var response = await client.GetAsync(address, TestContext.Current.CancellationToken);
        ((int)response.StatusCode).ShouldBe(200, address);
        return new CatalogPage(address, response.Content.Headers.ContentType!.ToString(), await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Links to pages of the same form.</summary>
    public static IEnumerable<string> LinksOf(CatalogPage page) => page.MediaType.Contains("json", StringComparison.Ordinal) ? JsonLinks(page.Json) : AtomLinks(page.Xml);

    private static IEnumerable<string> AtomLinks(XElement root) => root.DescendantsAndSelf()
        .Where(element => element.Name.LocalName == "link" && ((string?)element.Attribute("type"))?.StartsWith("application/atom+xml", StringComparison.Ordinal) == true)
        .Select(element => (string)element.Attribute("href")!);

    private static IEnumerable<string> JsonLinks(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(JsonLinks),
        JsonValueKind.Object => Own(element).Concat(element.EnumerateObject().SelectMany(property => JsonLinks(property.Value))),
        _ => [],
    };

    private static IEnumerable<string> Own(JsonElement link)
        => link.TryGetProperty("href", out var href) && link.TryGetProperty("type", out var type) && JsonTypes.Contains(type.GetString()) && !link.TryGetProperty("templated", out _)
            ? [href.GetString()!]
            : [];
}
