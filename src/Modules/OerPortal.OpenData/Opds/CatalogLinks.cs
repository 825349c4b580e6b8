using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using OerPortal.Cms.Sites;
using OerPortal.OpenData.Models;
using OerPortal.Search;

namespace OerPortal.OpenData.Opds;

/// <summary>Where everything of a catalogue is, absolute: some reading apps take no other addresses.</summary>
/// <param name="Origin">What addresses of files and pages begin with.</param>
/// <param name="Home">What this catalogue's addresses begin with: the portal's or a school's.</param>
/// <param name="Prefix"><see cref="JsonPrefix"/> or <see cref="AtomPrefix"/>.</param>
/// <param name="Language">As the address asked for it; carried along, since reading apps keep nothing. Null where it asked for none.</param>
internal sealed record CatalogLinks(string Origin, string Home, string Prefix, string? Language)
{
    public const string JsonPrefix = "/opds/v2";
    public const string AtomPrefix = "/opds";
    public const string LanguageName = "lang";

    public string Root => At("");

    public string Search => At("/opensearch.xml");

    /// <summary>Where clients that know templates search.</summary>
    public string SearchTemplate => Publications(CatalogChoice.All) + (Language is null ? "{?query}" : "{&query}");

    public static CatalogLinks Of(HttpRequest request, Site site, PortalAddress portal, string prefix)
    {
        var origin = portal.OriginOr(request);
        var here = site.HostName is { } own && string.Equals(own, request.Host.Host, StringComparison.OrdinalIgnoreCase) ? UriHelper.BuildAbsolute(request.Scheme, request.Host).TrimEnd('/') : origin;
        return new CatalogLinks(origin, here + request.PathBase, prefix, request.Query[LanguageName] is [("vi" or "en") and var language] ? language : null);
    }

    /// <summary>A list of links, such as <c>subjects</c>.</summary>
    public string List(string name, int page = 1) => At("/" + name, page > 1 ? [(CatalogPlace.PageName, page.ToString(System.Globalization.CultureInfo.InvariantCulture))] : []);

    public string Publications(CatalogChoice choice) => Publications(choice, CatalogPlace.First);

    public string Publications(CatalogChoice choice, CatalogPlace place)
    {
        var asked = new List<(string, string)>();
        if (choice.Query is { } words) asked.Add(("query", words));
        foreach (var (field, name) in CatalogChoice.Names)
            if (choice.Values.TryGetValue(field, out var value)) asked.Add((name, value));
        if (choice.Collection is { } collection) asked.Add(("collection", collection));
        if (choice.Order is { } order) asked.Add(("order", CatalogChoice.Orders.First(known => known.Order == order).Name));
        if (place.Spelled() is { } at) asked.Add(at);
        return At("/publications", asked);
    }

    public string Publication(string publicId) => At("/publications/" + publicId);

    /// <summary>The catalogue of a school.</summary>
    public string School(string slug) => (this with { Home = $"{Origin}/truong/{slug}" }).Root;

    /// <summary>The same in another language.</summary>
    public CatalogLinks In(string? language) => this with { Language = language };

    /// <summary>The same catalogue in the other form.</summary>
    public CatalogLinks Other => this with { Prefix = Prefix == JsonPrefix ? AtomPrefix : JsonPrefix };

    /// <summary>Names the values of a field for all who read catalogues, whatever the language and form: the address that lists them.</summary>
    public string Scheme(FacetField field) => $"{Origin}{JsonPrefix}/" + field switch
    {
        FacetField.Level => CatalogLists.Levels,
        FacetField.Grade => CatalogLists.Grades,
        FacetField.Kind => CatalogLists.Kinds,
        _ => CatalogLists.Subjects,
    };

    /// <summary>Address of a file, page or picture that begins with a slash.</summary>
    public string Absolute(string path) => path.StartsWith('/') ? Origin + path : path;

    /// <summary>One name for a record in whichever feed it stands.</summary>
    public static string IdOf(OpenRecord record) => $"urn:uuid:{record.Id:D}";

    private string At(string path, IReadOnlyList<(string Name, string Value)>? asked = null)
    {
        (string Name, string Value)[] all = [.. asked ?? [], .. Language is { } language ? [(LanguageName, language)] : Array.Empty<(string, string)>()];
        var query = string.Join('&', all.Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}"));
        return Home + Prefix + path + (query.Length > 0 ? "?" + query : "");
    }
}
