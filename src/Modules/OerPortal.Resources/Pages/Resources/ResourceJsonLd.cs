using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace OerPortal.Resources.Pages;

/// <summary>What a resource's page says of it to search engines, as JSON-LD (<see cref="ILinkedResources"/>).</summary>
internal static class ResourceJsonLd
{
    // Vietnamese stays readable; < > & ' are still escaped, so that no text can end the script element.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <param name="origin">Scheme and host, without a slash at the end.</param>
    internal static string Of(PublicPage page, string origin, ILinkedResources linked)
    {
        var json = linked.Describe(Linked(page, origin), origin, CultureInfo.CurrentUICulture);
        json.Insert(0, "@context", "https://schema.org");
        return JsonSerializer.Serialize(json, Options);
    }

    private static LinkedResource Linked(PublicPage page, string origin)
    {
        var sheet = page.Sheet!;
        return new LinkedResource(
            sheet.Path,
            sheet.About with { Relations = Known(sheet.About.Relations, page.RelationTitles, origin) },
            sheet.Version,
            sheet.Contributor is { } site ? new LinkedSchool(site.Name, $"{site.PathPrefix}/", site.IsPortal) : null,
            sheet.Cover.ImageUrl ?? ResourceAddress.DrawnCover(sheet.PublicId),
            [.. sheet.Given.OrderBy(f => f.Facts.Id != sheet.Main?.Facts.Id)
                .Select(f => new LinkedFile(f.Facts.Name, f.Facts.MediaType, f.Facts.Length, f.Address, f.Facts.DurationSeconds))],
            sheet.CanBeRead && !sheet.IsLent ? ResourceAddress.Reader(sheet.PublicId) : null,
            sheet.Main?.Facts.Pages,
            sheet.Versions.Count > 0 ? sheet.Versions[^1].PublishedAt : null,
            sheet.PublishedAt)
        {
            Links = [.. sheet.Links.Where(l => l.Role == FileRole.Main).Select(l => l.Address)],
        };
    }

    // Works of this portal by their address, as long as everybody may see them.
    private static Relation[] Known(IReadOnlyList<Relation> relations, IReadOnlyDictionary<string, string> titles, string origin) =>
    [
        .. relations.Where(r => r.PublicId is null || titles.ContainsKey(r.PublicId))
            .Select(r => r.PublicId is null ? r : r with { Url = origin + ResourceAddress.Page(r.PublicId), Title = titles[r.PublicId] }),
    ];
}
