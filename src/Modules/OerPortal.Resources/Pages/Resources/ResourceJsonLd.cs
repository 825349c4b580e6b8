using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using System.Xml;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Ingest;
using OerPortal.Resources.Fields;

namespace OerPortal.Resources.Pages;

/// <summary>schema.org <c>LearningResource</c> (and <c>Book</c>, <c>VideoObject</c>, <c>AudioObject</c>, <c>ImageObject</c> where it is one) with the LRMI terms, as JSON-LD.</summary>
internal static class ResourceJsonLd
{
    // Vietnamese stays readable; < > & ' are still escaped, so that no text can end the script element.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <param name="origin">Scheme and host, without a slash at the end.</param>
    /// <param name="strings">Names of subjects, levels and kinds are said in words beside their codes.</param>
    internal static string Of(PublicPage page, string origin, IStringLocalizer strings)
    {
        var sheet = page.Sheet!;
        var address = origin + sheet.Path;
        var about = sheet.About with { Relations = Known(sheet.About.Relations, page.RelationTitles, origin) };
        var json = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = new JsonArray([.. Types(about.Kind).Select(type => (JsonNode)type)]),
            ["@id"] = address,
            ["url"] = address,
            ["isAccessibleForFree"] = true,
            ["creativeWorkStatus"] = "Published",
            ["version"] = sheet.Version,
        };
        foreach (var (property, value) in DescriptionFields.All.SelectMany(field => field.Linked(about, strings)))
            json[property] = value;
        Credit(json, sheet, origin);
        var picture = origin + (sheet.Cover.ImageUrl ?? ResourceAddress.DrawnCover(sheet.PublicId));
        json["image"] = picture;
        json["thumbnailUrl"] = picture;
        if (sheet.Files.Any(f => f.Facts.IsReady))
            json["encoding"] = new JsonArray([.. sheet.Files.Where(f => f.Facts.IsReady).Select(f => FileOf(f, origin))]);
        Medium(json, sheet, origin);
        return JsonSerializer.Serialize(json, Options);
    }

    internal static IReadOnlyList<string> Types(string kind) => kind switch
    {
        "sach-dien-tu" => ["LearningResource", "Book"],
        "video" => ["LearningResource", "VideoObject"],
        "am-thanh" => ["LearningResource", "AudioObject"],
        "hinh-anh" => ["LearningResource", "ImageObject"],
        _ => ["LearningResource"],
    };

    // Works of this portal by their address, as long as everybody may see them.
    private static Relation[] Known(IReadOnlyList<Relation> relations, IReadOnlyDictionary<string, string> titles, string origin) =>
    [
        .. relations.Where(r => r.PublicId is null || titles.ContainsKey(r.PublicId))
            .Select(r => r.PublicId is null ? r : r with { Url = origin + ResourceAddress.Page(r.PublicId), Title = titles[r.PublicId] }),
    ];

    private static void Credit(JsonObject json, ResourceSheet sheet, string origin)
    {
        if (sheet.Contributor is { } site)
        {
            json["provider"] = new JsonObject
            {
                ["@type"] = site.IsPortal ? "Organization" : "EducationalOrganization",
                ["name"] = site.Name,
                ["url"] = $"{origin}{site.PathPrefix}/",
            };
            json["publisher"] ??= DescriptionFields.Organisation(site.Name);
        }
        if (sheet.Versions.Count > 0)
            json["datePublished"] ??= DayOf(sheet.Versions[^1].PublishedAt);
        if (sheet.PublishedAt is { } at)
            json["dateModified"] = DayOf(at);
    }

    // What only a kind of medium has: pages of a book, what search engines ask of videos.
    private static void Medium(JsonObject json, ResourceSheet sheet, string origin)
    {
        if (sheet.Main is not { } main)
            return;
        if (sheet.About.Kind == "sach-dien-tu")
        {
            json["bookFormat"] = "https://schema.org/EBook";
            if (main.Facts.Pages is { } pages)
                json["numberOfPages"] = pages;
        }

        if (sheet.About.Kind is "video" or "am-thanh" or "hinh-anh" && main.Facts.IsReady)
        {
            json["contentUrl"] = origin + main.Address;
            json["encodingFormat"] = main.Facts.MediaType;
            json["uploadDate"] = sheet.PublishedAt?.ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture);
            if (DurationOf(main.Facts) is { } duration)
                json["duration"] = duration;
        }

        if (main.Facts.CanBeRead)
            json["potentialAction"] = new JsonObject { ["@type"] = "ReadAction", ["target"] = origin + ResourceAddress.Reader(sheet.PublicId) };
    }

    private static JsonObject FileOf(SheetFile file, string origin)
    {
        var media = new JsonObject
        {
            ["@type"] = "MediaObject",
            ["encodingFormat"] = file.Facts.MediaType,
            ["contentUrl"] = origin + file.Address,
            ["contentSize"] = $"{file.Facts.Length} B",
            ["name"] = file.Facts.Name,
        };
        if (DurationOf(file.Facts) is { } duration)
            media["duration"] = duration;
        return media;
    }

    /// <summary>ISO 8601, in whole seconds.</summary>
    private static string? DurationOf(FileFacts file)
        => file.DurationSeconds is > 0 and < 1e7 and var seconds ? XmlConvert.ToString(TimeSpan.FromSeconds(Math.Max(1, Math.Round(seconds)))) : null;

    private static string DayOf(DateTimeOffset at) => at.ToOffset(VietnamTime.Offset).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
