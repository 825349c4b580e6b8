using System.Text.Json;
using System.Text.Json.Nodes;
using OerPortal.Resources.Citing;
using OerPortal.Resources.Pages;

namespace OerPortal.Resources.Linking;

/// <param name="Rel">Registered relation (RFC 8288); <c>type</c>, <c>item</c> and the others of signposting.org.</param>
internal sealed record Signpost(string Rel, string Target, string? Type = null);

/// <summary>
/// Where machines go from a resource's page: how to cite it, who describes it, its files, its licence, what it is (signposting.org). In the header
/// of the page as far as proxies let it through; whole in a set of links (RFC 9264).
/// </summary>
internal static class Signposts
{
    internal const string LinksetType = "application/linkset+json";

    internal const string DescriptionType = "application/ld+json";

    /// <summary>More files than this stand in the set of links alone: some proxies refuse long headers.</summary>
    private const int MostInHeader = 10;

    internal static string Header(ResourceSheet sheet, string origin)
    {
        var posts = From(sheet, origin);
        if (posts.Count(p => p.Rel == "item") > MostInHeader)
            posts = posts.Where(p => p.Rel != "item");
        return Header(posts.Append(new("linkset", origin + ResourceAddress.Links(sheet.PublicId), LinksetType)));
    }

    /// <summary>From an export of a description back to the page.</summary>
    internal static string Back(string publicId, string origin) => Header([new("describes", origin + ResourceAddress.Page(publicId), "text/html")]);

    /// <summary>From a file to the page that it belongs to, and to the set of links that has all of this.</summary>
    internal static string FromFile(string publicId, string origin) => Header(
        [new("collection", origin + ResourceAddress.Page(publicId), "text/html"), new("linkset", origin + ResourceAddress.Links(publicId), LinksetType)]);

    internal static string Linkset(ResourceSheet sheet, string origin)
    {
        var page = origin + sheet.Path;
        var posts = From(sheet, origin).ToList();
        var all = new JsonArray { SetOf(page, posts) };
        foreach (var item in posts.Where(p => p.Rel == "item"))
            all.Add(SetOf(item.Target, [new("collection", page, "text/html"), .. posts.Where(p => p.Rel is "license")]));
        foreach (var description in posts.Where(p => p.Rel == "describedby"))
            all.Add(SetOf(description.Target, [new("describes", page, "text/html")]));
        return JsonSerializer.Serialize(new JsonObject { ["linkset"] = all });
    }

    private static IEnumerable<Signpost> From(ResourceSheet sheet, string origin)
    {
        yield return new("cite-as", origin + sheet.Path);
        yield return new("type", "https://schema.org/AboutPage");
        foreach (var type in LinkedResources.Types(sheet.About.Kind))
            yield return new("type", "https://schema.org/" + type);
        yield return new("describedby", origin + ResourceAddress.Description(sheet.PublicId), DescriptionType);
        foreach (var format in CitationFormat.All.Where(f => f.Code != "txt"))
            yield return new("describedby", origin + ResourceAddress.Citation(sheet.PublicId, format.Code), format.MediaType);
        // Of people no addresses are known; a school that brought the work out without naming anybody has one.
        if (sheet.About.Contributors.Count == 0 && sheet is { About.Publisher: null, Contributor: { } school })
            yield return new("author", $"{origin}{school.PathPrefix}/");
        if (Licences.Find(sheet.About.Licence)?.Address is { } deed)
            yield return new("license", deed);
        foreach (var file in sheet.Given)
            yield return new("item", origin + file.Address, file.Facts.MediaType);
    }

    private static string Header(IEnumerable<Signpost> posts)
        => string.Join(", ", posts.Select(p => $"<{p.Target}>; rel=\"{p.Rel}\"{(p.Type is null ? "" : $"; type=\"{p.Type}\"")}"));

    private static JsonObject SetOf(string anchor, IEnumerable<Signpost> posts)
    {
        var set = new JsonObject { ["anchor"] = anchor };
        foreach (var rel in posts.GroupBy(p => p.Rel))
            set[rel.Key] = new JsonArray([.. rel.Select(TargetOf)]);
        return set;
    }

    private static JsonObject TargetOf(Signpost post)
    {
        var target = new JsonObject { ["href"] = post.Target };
        if (post.Type is not null)
            target["type"] = post.Type;
        return target;
    }
}
