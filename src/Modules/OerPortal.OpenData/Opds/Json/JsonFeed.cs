using System.Text.Encodings.Web;
using System.Text.Json;
using OerPortal.Cms.Text;
using OerPortal.OpenData.Models;
using OerPortal.OpenData.Opds.Feeds;

namespace OerPortal.OpenData.Opds.Json;

/// <summary>OPDS 2.0 (drafts.opds.io/opds-2.0).</summary>
internal sealed class JsonFeed(JsonPublication publications, CatalogWords words)
{
    public const string MediaType = "application/opds+json";
    public const string PublicationMediaType = "application/opds-publication+json";

    private static readonly JsonWriterOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public byte[] Write(Feed feed, CatalogLinks links) => Written(json =>
    {
        json.WriteStartObject();
        WriteMetadata(json, feed);
        WriteLinks(json, feed, links);
        if (NavigationOf(feed, links) is { Count: > 0 } navigation) WriteNavigation(json, navigation);
        WritePublications(json, feed.Publications, links);
        if (feed.Facets.Count > 0) WriteFacets(json, feed.Facets);
        if (feed.Groups.Count > 0) WriteGroups(json, feed.Groups, links);
        json.WriteEndObject();
    });

    /// <summary>One publication as a document of its own.</summary>
    public byte[] Write(OpenRecord record, CatalogLinks links) => Written(json => publications.Write(json, record, links));

    private static byte[] Written(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Form)) write(json);
        return bytes.ToArray();
    }

    // A feed has something in it (§2); an empty list says so, and leads back.
    private IReadOnlyList<FeedLink> NavigationOf(Feed feed, CatalogLinks links)
        => feed.Navigation.Count > 0 || feed.Publications.Count > 0 ? feed.Navigation : [new FeedLink(links.Root, words["empty"], links.Root, LeadsToPublications: false)];

    private static void WriteMetadata(Utf8JsonWriter json, Feed feed)
    {
        json.WriteStartObject("metadata");
        json.WriteString("identifier", feed.Id);
        json.WriteString("title", feed.Title);
        json.WriteString("modified", Moment.Write(feed.Updated));
        if (feed.Paging is { } paging)
        {
            if (paging.Total is { } total) json.WriteNumber("numberOfItems", total);
            json.WriteNumber("itemsPerPage", paging.PageSize);
            json.WriteNumber("currentPage", paging.Current);
        }

        json.WriteEndObject();
    }

    private void WriteLinks(Utf8JsonWriter json, Feed feed, CatalogLinks links)
    {
        json.WriteStartArray("links");
        JsonLink.Write(json, "self", feed.Self, MediaType);
        JsonLink.Write(json, "start", links.Root, MediaType, words["start"]);
        if (feed.Up is { } up) JsonLink.Write(json, "up", up, MediaType);
        json.WriteStartObject();
        json.WriteString("rel", "search");
        json.WriteString("href", links.SearchTemplate);
        json.WriteString("type", MediaType);
        json.WriteString("title", words["search"]);
        json.WriteBoolean("templated", true);
        json.WriteEndObject();
        foreach (var other in feed.Alternates) JsonLink.Write(json, "alternate", other.Href, other.Type ?? MediaType, other.Title, other.Language);
        if (feed.Paging is { } paging)
        {
            JsonLink.Write(json, "first", paging.First, MediaType);
            if (paging.Previous is { } previous) JsonLink.Write(json, "previous", previous, MediaType);
            if (paging.Next is { } next) JsonLink.Write(json, "next", next, MediaType);
            if (paging.Last is { } last) JsonLink.Write(json, "last", last, MediaType);
        }

        json.WriteEndArray();
    }

    private static void WriteNavigation(Utf8JsonWriter json, IReadOnlyList<FeedLink> navigation)
    {
        json.WriteStartArray("navigation");
        foreach (var link in navigation) JsonLink.Write(json, link.Rel ?? "subsection", link.Href, MediaType, link.Title, count: link.Count);
        json.WriteEndArray();
    }

    private void WritePublications(Utf8JsonWriter json, IReadOnlyList<OpenRecord> records, CatalogLinks links)
    {
        if (records.Count == 0) return;
        json.WriteStartArray("publications");
        foreach (var record in records) publications.Write(json, record, links);
        json.WriteEndArray();
    }

    private static void WriteFacets(Utf8JsonWriter json, IReadOnlyList<FacetGroup> facets)
    {
        json.WriteStartArray("facets");
        foreach (var group in facets)
        {
            json.WriteStartObject();
            json.WriteStartObject("metadata");
            json.WriteString("title", group.Title);
            json.WriteEndObject();
            json.WriteStartArray("links");
            foreach (var link in group.Links) JsonLink.Write(json, link.IsActive ? "self" : null, link.Href, MediaType, link.Title, count: link.Count);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteGroups(Utf8JsonWriter json, IReadOnlyList<FeedGroup> groups, CatalogLinks links)
    {
        json.WriteStartArray("groups");
        foreach (var group in groups)
        {
            json.WriteStartObject();
            json.WriteStartObject("metadata");
            json.WriteString("title", group.More.Title);
            if (group.More.Count is { } count) json.WriteNumber("numberOfItems", count);
            json.WriteEndObject();
            json.WriteStartArray("links");
            JsonLink.Write(json, "self", group.More.Href, MediaType);
            json.WriteEndArray();
            if (group.Navigation.Count > 0) WriteNavigation(json, group.Navigation);
            WritePublications(json, group.Publications, links);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
