using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OerPortal.OpenData.Models;
using OerPortal.OpenData.Views;
using OerPortal.Resources;

namespace OerPortal.OpenData.Dumps.Formats;

/// <summary>schema.org <c>LearningResource</c> with the LRMI terms, all in one graph. Its context stands in it: nothing is fetched to understand it.</summary>
internal sealed class JsonLdFormat(ILinkedResources linked) : IDumpFormat
{
    /// <summary>Of schema.org's own context what these properties need: which of their values are addresses and days.</summary>
    private const string Head =
        """
        {"@context":{"@vocab":"https://schema.org/","license":{"@type":"@id"},"sdLicense":{"@type":"@id"},"url":{"@type":"@id"},"image":{"@type":"@id"},"thumbnailUrl":{"@type":"@id"},"contentUrl":{"@type":"@id"},"targetUrl":{"@type":"@id"},"target":{"@type":"@id"},"sameAs":{"@type":"@id"},"bookFormat":{"@type":"@id"},"dateCreated":{"@type":"Date"},"datePublished":{"@type":"Date"},"dateModified":{"@type":"Date"},"uploadDate":{"@type":"DateTime"}},"@graph":[
        """;

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi");

    public string Name => "resources.jsonld";

    public string MediaType => "application/ld+json";

    public IDumpWriter Begin(Stream to) => new Writer(this, to);

    /// <summary>As its page says it, and in which collections it stands.</summary>
    public JsonObject Of(OpenResource resource, ResourceView view, string origin)
    {
        var json = linked.Describe(
            new LinkedResource(
                ResourceAddress.Page(resource.Id),
                resource.About with { Relations = [.. view.Relations.Select(relation => new Relation(relation.Kind, null, relation.Address, relation.Title))] },
                resource.Version,
                new LinkedSchool(resource.School.Name, resource.School.Slug.Length == 0 ? "/" : $"/truong/{resource.School.Slug}/", resource.School.Slug.Length == 0),
                resource.Cover,
                [.. resource.Files.Select(file => new LinkedFile(file.Name, file.MediaType, file.Length, file.Address, file.DurationSeconds))],
                resource.CanBeRead ? ResourceAddress.Reader(resource.Id) : null,
                resource.Pages,
                resource.PublishedAt,
                resource.ApprovedAt)
            {
                Links = [.. (resource.Links ?? []).Select(l => l.Address)],
            },
            origin,
            Vietnamese);
        if (view.Collections.Count > 0)
            json["isPartOf"] = new JsonArray([.. Several(json["isPartOf"]), .. view.Collections.Select(CollectionOf)]);
        return json;
    }

    private static JsonObject CollectionOf(CollectionNameView collection) => new() { ["@type"] = "Collection", ["@id"] = collection.Address, ["name"] = collection.Title };

    private static IEnumerable<JsonNode?> Several(JsonNode? value) => value is JsonArray many ? many.Select(one => one?.DeepClone()) : [];

    private sealed class Writer(JsonLdFormat format, Stream to) : IDumpWriter
    {
        private string _before = Head;

        public async Task WriteAsync(DumpPortion portion, CancellationToken cancellation)
        {
            foreach (var (record, view) in portion.Records.Zip(portion.Views))
            {
                await to.WriteAsync(Encoding.UTF8.GetBytes(_before), cancellation);
                _before = ",\n";
                await JsonSerializer.SerializeAsync(to, format.Of(record.Resource!, view, portion.Origin), OpenJson.Form, cancellation);
            }
        }

        public async Task EndAsync(CancellationToken cancellation)
            => await to.WriteAsync(Encoding.UTF8.GetBytes((_before == Head ? Head : "") + "\n]}\n"), cancellation);
    }
}
