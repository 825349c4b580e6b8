using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Text;
using OerPortal.Resources.Fields;

namespace OerPortal.Resources.Linking;

/// <inheritdoc cref="ILinkedResources"/>
internal sealed class LinkedResources(IStringLocalizer strings) : ILinkedResources
{
    /// <summary>Descriptions are given away (docs/adr/0027-descriptions-are-cc0.md).</summary>
    private const string DescriptionLicence = "https://creativecommons.org/publicdomain/zero/1.0/";

    public JsonObject Describe(LinkedResource resource, string origin, CultureInfo language)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = language;
            return Describe(resource, origin);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    /// <summary><c>LearningResource</c>, and what else a resource of a kind is.</summary>
    internal static IReadOnlyList<string> Types(string kind) => kind switch
    {
        "sach-dien-tu" => ["LearningResource", "Book"],
        "video" => ["LearningResource", "VideoObject"],
        "am-thanh" => ["LearningResource", "AudioObject"],
        "hinh-anh" => ["LearningResource", "ImageObject"],
        _ => ["LearningResource"],
    };

    private JsonObject Describe(LinkedResource resource, string origin)
    {
        var address = origin + resource.Path;
        var json = new JsonObject
        {
            ["@type"] = new JsonArray([.. Types(resource.About.Kind).Select(type => (JsonNode)type)]),
            ["@id"] = address,
            ["url"] = address,
            ["isAccessibleForFree"] = !Licences.IsLent(resource.About.Licence),
            ["creativeWorkStatus"] = "Published",
            ["version"] = resource.Version,
            ["sdLicense"] = DescriptionLicence,
        };
        foreach (var (property, value) in DescriptionFields.All.SelectMany(field => field.Linked(resource.About, strings)))
            json[property] = value;
        Credit(json, resource, origin);
        json["image"] = origin + resource.Cover;
        json["thumbnailUrl"] = origin + resource.Cover;
        if (resource.Files.Count > 0)
            json["encoding"] = new JsonArray([.. resource.Files.Select(file => FileOf(file, origin))]);
        if (resource.Links.Count > 0)
            json["sameAs"] = new JsonArray([.. resource.Links.Select(link => (JsonNode)link)]);
        Medium(json, resource, origin);
        return json;
    }

    private static void Credit(JsonObject json, LinkedResource resource, string origin)
    {
        if (resource.School is { } school)
        {
            json["provider"] = new JsonObject
            {
                ["@type"] = school.IsPortal ? "Organization" : "EducationalOrganization",
                ["name"] = school.Name,
                ["url"] = origin + school.Path,
            };
            json["publisher"] ??= DescriptionFields.Organisation(school.Name);
        }
        if (resource.FirstAt is { } first)
            json["datePublished"] ??= DayOf(first);
        if (resource.At is { } at)
            json["dateModified"] = DayOf(at);
    }

    // What only a kind of medium has: pages of a book, what search engines ask of videos.
    private static void Medium(JsonObject json, LinkedResource resource, string origin)
    {
        if (resource.About.Kind == "sach-dien-tu")
        {
            json["bookFormat"] = "https://schema.org/EBook";
            if (resource.Pages is { } pages)
                json["numberOfPages"] = pages;
        }

        if (resource.About.Kind is "video" or "am-thanh" or "hinh-anh" && resource.Files is [var main, ..])
        {
            json["contentUrl"] = origin + main.Address;
            json["encodingFormat"] = main.MediaType;
            json["uploadDate"] = resource.At is { } at ? Moment.Write(at) : null;
            if (DurationOf(main) is { } duration)
                json["duration"] = duration;
        }

        if (resource.Reader is { } reader)
            json["potentialAction"] = new JsonObject { ["@type"] = "ReadAction", ["target"] = origin + reader };
    }

    private static JsonObject FileOf(LinkedFile file, string origin)
    {
        var media = new JsonObject
        {
            ["@type"] = "MediaObject",
            ["encodingFormat"] = file.MediaType,
            ["contentUrl"] = origin + file.Address,
            ["contentSize"] = $"{file.Length} B",
            ["name"] = file.Name,
        };
        if (DurationOf(file) is { } duration)
            media["duration"] = duration;
        return media;
    }

    /// <summary>ISO 8601, in whole seconds.</summary>
    private static string? DurationOf(LinkedFile file)
        => file.Seconds is > 0 and < 1e7 and var seconds ? XmlConvert.ToString(TimeSpan.FromSeconds(Math.Max(1, Math.Round(seconds)))) : null;

    private static string DayOf(DateTimeOffset at) => at.ToOffset(VietnamTime.Offset).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
