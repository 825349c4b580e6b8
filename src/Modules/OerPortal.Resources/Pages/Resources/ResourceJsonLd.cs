using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using OerPortal.Ingest.Facts;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>schema.org <c>LearningResource</c> (and <c>Book</c>, <c>VideoObject</c>, <c>AudioObject</c> where it is one) with the LRMI terms, as JSON-LD.</summary>
internal static class ResourceJsonLd
{
    // Vietnamese stays readable; < > & ' are still escaped, so that no text can end the script element.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <param name="origin">Scheme and host, without a slash at the end.</param>
    /// <param name="address">Absolute canonical address.</param>
    internal static string Of(ResourceSheet sheet, string origin, string address)
    {
        var about = sheet.About;
        var json = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = Types(about.Kind),
            ["@id"] = address,
            ["url"] = address,
            ["name"] = about.Title,
            ["description"] = about.Description,
            ["isAccessibleForFree"] = true,
            ["version"] = sheet.Version,
        };
        Describe(json, about);
        Educate(json, about);
        Credit(json, about, sheet);
        json["image"] = origin + (sheet.Cover.ImageUrl ?? ResourceAddress.DrawnCover(sheet.PublicId));
        if (sheet.Files.Count > 0)
            json["encoding"] = List(sheet.Files.Where(f => f.Facts.IsReady).Select(f => (JsonNode)FileOf(f, origin)));
        return JsonSerializer.Serialize(json, Options);
    }

    private static void Describe(JsonObject json, ResourceMetadata about)
    {
        Put(json, "alternateName", about.AlternativeTitle);
        Put(json, "keywords", about.Keywords);
        Put(json, "inLanguage", ResourceFacts.LanguagesOf(about));
        Put(json, "license", Licences.Find(about.Licence)?.Address);
        Put(json, "datePublished", WrittenDate.Read(about.Issued));
        Put(json, "dateCreated", WrittenDate.Read(about.Created));
        Put(json, "isbn", about.Identifiers.FirstOrDefault(i => i.Scheme == "isbn")?.Value);
        Put(json, "identifier", [.. about.Identifiers.Where(i => i.Scheme != "isbn").Select(i => BookNumber.Read(i.Value)?.Value).OfType<string>()]);
        Put(json, "accessibilityFeature", AccessibilityClaims.Read(about.Accessibility.Features));
        Put(json, "accessibilityHazard", about.Accessibility.Hazards);
        Put(json, "accessMode", about.Accessibility.Modes);
        Put(json, "accessibilitySummary", about.Accessibility.Summary);
        Put(json, "usageInfo", about.RightsNote);
        foreach (var relation in about.Relations.Where(r => r.Url is not null).GroupBy(r => r.Kind).Where(g => g.Key is not ("requires" or "isVersionOf")))
            json[relation.Key] = List(relation.Select(r => (JsonNode)JsonValue.Create(r.Url!)));
        if (about.Source is { } source)
            Put(json, "isBasedOn", source.Url ?? source.Title);
    }

    private static void Educate(JsonObject json, ResourceMetadata about)
    {
        Put(json, "learningResourceType", about.Kind);
        Put(json, "educationalLevel", [.. about.Grades.Select(g => $"Lớp {g}"), .. about.Levels]);
        Put(json, "about", about.Subjects);
        Put(json, "educationalUse", about.EducationalUses);
        Put(json, "interactivityType", about.InteractivityType);
        Put(json, "timeRequired", about.TimeRequiredMinutes is { } minutes ? $"PT{minutes}M" : null);
        Put(json, "typicalAgeRange", about.TypicalAge is { } age ? $"{age.From}-{age.To}" : null);
        if (about.AudienceRoles.Count > 0)
            json["audience"] = List(about.AudienceRoles.Select(r => (JsonNode)new JsonObject { ["@type"] = "EducationalAudience", ["educationalRole"] = r }));
        if (about.Alignments.Count > 0)
            json["educationalAlignment"] = List(about.Alignments.Select(a => (JsonNode)AlignmentOf(a)));
    }

    private static void Credit(JsonObject json, ResourceMetadata about, ResourceSheet sheet)
    {
        foreach (var role in about.Contributors.GroupBy(c => PropertyOf(c.Role)))
            json[role.Key] = List(role.Select(c => (JsonNode)new JsonObject { ["@type"] = "Person", ["name"] = c.Name }));
        if ((about.Publisher ?? sheet.Contributor?.Name) is { } publisher)
            json["publisher"] = new JsonObject { ["@type"] = "Organization", ["name"] = publisher };
        if (sheet.Contributor is { } site)
            json["provider"] = new JsonObject { ["@type"] = "EducationalOrganization", ["name"] = site.Name };
        if (about.Source?.RightsHolder is { } holder)
            json["copyrightHolder"] = holder;
        if (sheet.PublishedAt is { } at)
            json["dateModified"] = at.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        if (sheet.Main?.Facts.Pages is { } pages && about.Kind == "sach-dien-tu")
            json["numberOfPages"] = pages;
    }

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
        "nrt" => "readBy",
        _ => "contributor",
    };

    private static JsonObject AlignmentOf(Alignment alignment)
    {
        var json = new JsonObject { ["@type"] = "AlignmentObject", ["alignmentType"] = alignment.Type, ["targetName"] = alignment.TargetName };
        Put(json, "educationalFramework", alignment.Framework);
        Put(json, "targetUrl", alignment.TargetUrl);
        return json;
    }

    private static JsonObject FileOf(SheetFile file, string origin) => new()
    {
        ["@type"] = "MediaObject",
        ["encodingFormat"] = file.Facts.MediaType,
        ["contentUrl"] = origin + file.Address,
        ["contentSize"] = $"{file.Facts.Length} B",
        ["name"] = file.Facts.Name,
    };

    private static JsonArray List(IEnumerable<JsonNode> nodes) => [.. nodes];

    private static void Put(JsonObject json, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            json[name] = value;
    }

    private static void Put(JsonObject json, string name, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
            json[name] = List(values.Select(v => (JsonNode)JsonValue.Create(v)));
    }
}
