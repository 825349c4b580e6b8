using System.Text.Json;
using OerPortal.Cms.Outside;
using OerPortal.Harvest.Describing;
using OerPortal.Harvest.Models;

namespace OerPortal.Harvest.Opds;

/// <summary>Reads a page of an OPDS 2.0 catalogue.</summary>
internal static class OpdsJson
{
    private const int MostValues = 400;
    private const int MostPublications = 5000;

    public static OpdsPage Read(Stream stream, Uri address)
    {
        using var document = Parse(stream);
        var feed = document.RootElement;
        if (feed.ValueKind != JsonValueKind.Object || !(feed.TryGetProperty("publications", out _) || feed.TryGetProperty("navigation", out _) || feed.TryGetProperty("groups", out _)))
            throw new SourceTroubleException("notOpds");
        var page = new OpdsPage { Title = PlainText.Of(Words(Member(feed, "metadata"), "title").FirstOrDefault(), 200) };
        page.Total = Member(Member(feed, "metadata"), "numberOfItems") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var total) ? total : null;
        page.Next = Links(feed, address).FirstOrDefault(link => link.Rels.Contains("next")).Address;
        page.Below.AddRange(Links(feed, address).Where(link => !link.IsPage).Select(link => FoundList.Of(link.Address, link.Rels)!).Where(list => list.Rank < ListRank.Part));
        ReadLists(feed, page, address);
        foreach (var group in Items(feed, "groups"))
        {
            ReadLists(group, page, address);
            // A group shows the first of a list; the whole list is behind its own address.
            page.Below.AddRange(Links(group, address).Where(link => link.Rels.Contains("self")).Select(link => new FoundList(link.Address!)));
        }
        return page;
    }

    private static JsonDocument Parse(Stream stream)
    {
        try
        {
            return JsonDocument.Parse(stream, new JsonDocumentOptions { MaxDepth = 40 });
        }
        catch (JsonException e)
        {
            throw new SourceTroubleException("json", $"{e.LineNumber + 1}", e);
        }
    }

    private static void ReadLists(JsonElement list, OpdsPage page, Uri address)
    {
        page.Below.AddRange(Items(list, "navigation").Select(item => FoundList.Of(Href(item, address), Words(item, "rel"))).OfType<FoundList>());
        page.Publications.AddRange(Items(list, "publications").Take(MostPublications).Select(item => Publication(item, address)));
    }

    private static RawRecord Publication(JsonElement publication, Uri address)
    {
        var about = Member(publication, "metadata");
        var links = Links(publication, address).ToList();
        var own = Words(about, "identifier").FirstOrDefault() ?? links.FirstOrDefault(link => link.Rels.Contains("self")).Address?.AbsoluteUri ?? links.FirstOrDefault().Address?.AbsoluteUri ?? "";
        var record = new RawRecord(PlainText.Of(own, 600), PlainText.Of(Words(about, "modified").FirstOrDefault(), 40));
        record.Titles.AddRange(Words(about, "title"));
        foreach (var role in new[] { "author", "translator", "editor", "illustrator", "contributor" })
            record.Creators.AddRange(Words(about, role));
        record.Descriptions.AddRange(Words(about, "description"));
        record.Subjects.AddRange(Words(about, "subject"));
        record.Languages.AddRange(Words(about, "language"));
        record.Publishers.AddRange(Words(about, "publisher"));
        record.Kinds.AddRange(Words(about, "@type"));
        record.Dates.AddRange(Words(about, "published"));
        record.Rights.AddRange(links.Where(link => link.Rels.Contains("license")).Select(link => link.Address!.AbsoluteUri));
        record.Rights.AddRange(Words(about, "license").Concat(Words(about, "rights")));
        record.Identifiers.AddRange(links.OrderBy(Preference).Where(link => Preference(link) < 9).Select(link => link.Address!.AbsoluteUri));
        record.Identifiers.AddRange(Words(about, "identifier").Concat(Words(about, "altIdentifier")));
        return record;
    }

    /// <summary>A page for people is better than a description for machines, and that than a file.</summary>
    private static int Preference(Link link) => link switch
    {
        { IsPage: true } when link.Rels.Contains("alternate") => 0,
        { IsPage: true } when link.Rels.Contains("self") || link.Rels.Contains("canonical") => 1,
        _ when link.Rels.Any(rel => rel.StartsWith("http://opds-spec.org/acquisition", StringComparison.Ordinal)) => 2,
        _ when link.Rels.Contains("alternate") || link.Rels.Contains("self") => 3,
        _ => 9,
    };

    private readonly record struct Link(Uri? Address, IReadOnlyList<string> Rels, bool IsPage);

    private static IEnumerable<Link> Links(JsonElement of, Uri address)
        => from link in Items(of, "links")
           let target = Href(link, address)
           where target is not null
           select new Link(target, [.. Words(link, "rel")], Words(link, "type").Any(type => type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) || type.StartsWith("application/xhtml", StringComparison.OrdinalIgnoreCase)));

    private static Uri? Href(JsonElement link, Uri address)
        => link.ValueKind == JsonValueKind.Object && Member(link, "templated").ValueKind != JsonValueKind.True && Words(link, "href").FirstOrDefault() is { Length: > 0 and < 4000 } href
            && Uri.TryCreate(address, href, out var target) ? OutsideAddress.Read(target.AbsoluteUri) : null;

    private static JsonElement Member(JsonElement of, string name) => of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var member) ? member : default;

    private static IEnumerable<JsonElement> Items(JsonElement of, string name)
        => Member(of, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Take(MostPublications) : [];

    /// <summary>A text, a list of texts, texts by language, or objects with a name: OPDS has all of these.</summary>
    private static IEnumerable<string> Words(JsonElement of, string name) => Words(Member(of, name)).Take(MostValues);

    private static IEnumerable<string> Words(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Words),
        JsonValueKind.Object when value.TryGetProperty("name", out var name) => Words(name),
        JsonValueKind.Object => value.EnumerateObject().OrderBy(language => language.Name != "vi").Where(language => language.Value.ValueKind == JsonValueKind.String).Select(language => language.Value.GetString()!),
        _ => [],
    };
}
