using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using OerPortal.Resources.Fields;

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
            ["isAccessibleForFree"] = true,
            ["version"] = sheet.Version,
        };
        foreach (var (property, value) in DescriptionFields.All.SelectMany(field => field.Linked(about)))
            json[property] = value;
        Credit(json, about, sheet);
        json["image"] = origin + (sheet.Cover.ImageUrl ?? ResourceAddress.DrawnCover(sheet.PublicId));
        if (sheet.Files.Count > 0)
            json["encoding"] = new JsonArray([.. sheet.Files.Where(f => f.Facts.IsReady).Select(f => FileOf(f, origin))]);
        return JsonSerializer.Serialize(json, Options);
    }

    private static void Credit(JsonObject json, ResourceMetadata about, ResourceSheet sheet)
    {
        if (sheet.Contributor is { } site)
        {
            json["provider"] = new JsonObject { ["@type"] = "EducationalOrganization", ["name"] = site.Name };
            json["publisher"] ??= DescriptionFields.Organisation(site.Name);
        }
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

    private static JsonObject FileOf(SheetFile file, string origin) => new()
    {
        ["@type"] = "MediaObject",
        ["encodingFormat"] = file.Facts.MediaType,
        ["contentUrl"] = origin + file.Address,
        ["contentSize"] = $"{file.Facts.Length} B",
        ["name"] = file.Facts.Name,
    };
}
