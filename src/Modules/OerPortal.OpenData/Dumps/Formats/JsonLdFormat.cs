using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OerPortal.OpenData.Views;

namespace OerPortal.OpenData.Dumps.Formats;

/// <summary>schema.org <c>LearningResource</c> with the LRMI terms, all in one graph. Its context stands in it: nothing is fetched to understand it.</summary>
internal sealed class JsonLdFormat : IDumpFormat
{
    private const string Head =
        """
        {"@context":{"@vocab":"https://schema.org/","license":{"@type":"@id"},"sdLicense":{"@type":"@id"},"url":{"@type":"@id"},"image":{"@type":"@id"},"contentUrl":{"@type":"@id"},"targetUrl":{"@type":"@id"},"datePublished":{"@type":"DateTime"},"dateModified":{"@type":"DateTime"}},"@graph":[
        """;

    public string Name => "resources.jsonld";

    public string MediaType => "application/ld+json";

    public IDumpWriter Begin(Stream to) => new Writer(to);

    public static JsonObject Of(ResourceView resource)
    {
        var json = new JsonObject
        {
            ["@id"] = resource.Address,
            ["@type"] = Types(resource.Kind),
            ["url"] = resource.Address,
            ["name"] = resource.Title,
            ["description"] = resource.Description,
            ["learningResourceType"] = resource.Kind,
            ["inLanguage"] = Several(resource.Languages),
            ["license"] = resource.Licence.Address,
            ["sdLicense"] = resource.DescriptionLicence,
            ["isAccessibleForFree"] = true,
            ["image"] = resource.Cover,
            ["version"] = resource.Version,
            ["datePublished"] = resource.PublishedAt,
            ["dateModified"] = resource.ChangedAt,
            ["provider"] = new JsonObject { ["@type"] = "EducationalOrganization", ["name"] = resource.School.Name, ["url"] = resource.School.Address },
        };
        Teach(json, resource);
        Credit(json, resource);
        return json;
    }

    private static void Teach(JsonObject json, ResourceView resource)
    {
        Put(json, "alternateName", resource.AlternativeTitle);
        Put(json, "keywords", resource.Keywords);
        Put(json, "educationalLevel", [.. resource.Levels, .. resource.Grades.Select(grade => $"Lớp {grade}")]);
        Put(json, "educationalUse", resource.EducationalUses);
        Put(json, "about", resource.Subjects);
        Put(json, "interactivityType", resource.InteractivityType);
        Put(json, "accessibilityFeature", resource.Accessibility.Features);
        Put(json, "accessibilityHazard", resource.Accessibility.Hazards);
        Put(json, "accessMode", resource.Accessibility.Modes);
        Put(json, "accessibilitySummary", resource.Accessibility.Summary);
        if (resource.Minutes is { } minutes) json["timeRequired"] = $"PT{minutes}M";
        if (resource.Pages is { } pages) json["numberOfPages"] = pages;
        if (resource.TypicalAge is { } age) json["typicalAgeRange"] = $"{age.From}-{age.To}";
        if (resource.Audiences.Count > 0) json["audience"] = new JsonArray([.. resource.Audiences.Select(role => new JsonObject { ["@type"] = "EducationalAudience", ["educationalRole"] = role })]);
        if (resource.Alignments.Count > 0) json["educationalAlignment"] = new JsonArray([.. resource.Alignments.Select(AlignmentOf)]);
    }

    private static void Credit(JsonObject json, ResourceView resource)
    {
        Put(json, "publisher", resource.Publisher);
        Put(json, "dateCreated", resource.Created);
        Put(json, "isBasedOn", resource.Source?.Address);
        foreach (var role in resource.Contributors.GroupBy(c => PropertyOf(c.Role)))
            json[role.Key] = new JsonArray([.. role.Select(c => new JsonObject { ["@type"] = "Person", ["name"] = c.Name })]);
        if (resource.Identifiers.Count > 0)
            json["identifier"] = new JsonArray([.. resource.Identifiers.Select(i => new JsonObject { ["@type"] = "PropertyValue", ["propertyID"] = i.Scheme, ["value"] = i.Value })]);
        if (resource.Collections.Count > 0)
            json["isPartOf"] = new JsonArray([.. resource.Collections.Select(c => new JsonObject { ["@type"] = "Collection", ["@id"] = c.Address, ["name"] = c.Title })]);
        if (resource.Files.Count > 0) json["encoding"] = new JsonArray([.. resource.Files.Select(FileOf)]);
    }

    private static JsonObject AlignmentOf(AlignmentView alignment)
    {
        var json = new JsonObject { ["@type"] = "AlignmentObject", ["alignmentType"] = alignment.Type, ["targetName"] = alignment.Target };
        Put(json, "educationalFramework", alignment.Framework);
        Put(json, "targetUrl", alignment.Address);
        return json;
    }

    private static JsonObject FileOf(FileView file) => new()
    {
        ["@type"] = "MediaObject",
        ["name"] = file.Name,
        ["encodingFormat"] = file.MediaType,
        ["contentUrl"] = file.Address,
        ["contentSize"] = $"{file.Length} B",
    };

    private static JsonArray Types(string kind) => kind switch
    {
        "sach-dien-tu" => ["LearningResource", "Book"],
        "video" => ["LearningResource", "VideoObject"],
        "am-thanh" => ["LearningResource", "AudioObject"],
        _ => ["LearningResource"],
    };

    private static string PropertyOf(string role) => role switch
    {
        "aut" or "com" => "author",
        "ill" => "illustrator",
        "trl" => "translator",
        "edt" => "editor",
        _ => "contributor",
    };

    private static JsonArray Several(IEnumerable<string> values) => [.. values.Select(value => JsonValue.Create(value))];

    private static void Put(JsonObject json, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value)) json[name] = value;
    }

    private static void Put(JsonObject json, string name, IReadOnlyList<string> values)
    {
        if (values.Count > 0) json[name] = Several(values);
    }

    private sealed class Writer(Stream to) : IDumpWriter
    {
        private string _before = Head;

        public async Task WriteAsync(DumpPortion portion, CancellationToken cancellation)
        {
            foreach (var view in portion.Views)
            {
                await to.WriteAsync(Encoding.UTF8.GetBytes(_before), cancellation);
                _before = ",\n";
                await JsonSerializer.SerializeAsync(to, Of(view), OpenJson.Form, cancellation);
            }
        }

        public async Task EndAsync(CancellationToken cancellation)
            => await to.WriteAsync(Encoding.UTF8.GetBytes((_before == Head ? Head : "") + "\n]}\n"), cancellation);
    }
}
