using System.Globalization;
using System.Xml.Linq;

namespace OerPortal.OpenData.Tests.Opds;

/// <summary>What RFC 4287 and OPDS 1.2 demand of feeds and entries; whatever is not named there is a complaint.</summary>
internal static class AtomCheck
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Terms = "http://purl.org/dc/terms/";
    private static readonly XNamespace Search = "http://a9.com/-/spec/opensearch/1.1/";
    private static readonly XNamespace Opds = "http://opds-spec.org/2010/catalog";
    private static readonly XNamespace Thread = "http://purl.org/syndication/thread/1.0";

    private static readonly string[] OfFeeds = ["id", "title", "updated", "author", "link", "subtitle", "entry"];
    private static readonly string[] OfEntries = ["id", "title", "updated", "published", "author", "contributor", "category", "link", "summary", "content", "rights"];
    private static readonly string[] OfLinks = ["rel", "href", "type", "title", "hreflang", "length"];
    private static readonly string[] Once = ["id", "title", "updated", "published", "subtitle", "summary", "content", "rights"];

    public static IEnumerable<string> Complaints(CatalogPage page)
    {
        var root = page.Xml;
        var said = page.IsFeed ? Feed(root, page) : root.Name == Atom + "entry" ? Entry(root, isPublication: true) : ["an entry document has another root"];
        return said.Select(complaint => $"{page.Address}: {complaint}");
    }

    private static IEnumerable<string> Feed(XElement feed, CatalogPage page)
    {
        if (feed.Name != Atom + "feed") yield return "is no feed";
        var isOfPublications = page.MediaType.Contains("kind=acquisition", StringComparison.Ordinal);
        if (!isOfPublications && !page.MediaType.Contains("kind=navigation", StringComparison.Ordinal)) yield return $"says no kind: {page.MediaType}";
        foreach (var complaint in Names(feed, OfFeeds).Concat(Required(feed)).Concat(Links(feed))) yield return complaint;
        foreach (var rel in new[] { "self", "start", "search" })
            if (LinksOf(feed, rel).Count() != 1) yield return $"has not one {rel} link";
        // OPDS 1.2 §2.1: the type says what a client finds.
        if ((string?)LinksOf(feed, "self").FirstOrDefault()?.Attribute("type") is not { } self || !page.MediaType.Replace("; ", ";", StringComparison.Ordinal).StartsWith(self, StringComparison.Ordinal)) yield return "its self link says another type";
        if (!feed.Elements(Atom + "author").Any()) yield return "has no author";
        var ids = feed.Elements(Atom + "entry").Select(entry => (string?)entry.Element(Atom + "id")).ToArray();
        if (ids.Distinct().Count() != ids.Length) yield return "has two entries of one id";
        foreach (var complaint in feed.Elements(Atom + "entry").SelectMany(entry => Entry(entry, isOfPublications))) yield return complaint;
        foreach (var complaint in Facets(feed)) yield return complaint;
    }

    private static IEnumerable<string> Facets(XElement feed)
    {
        var facets = LinksOf(feed, "http://opds-spec.org/facet").ToArray();
        if (facets.Any(link => link.Attribute("title") is null || link.Attribute(Opds + "facetGroup") is null)) yield return "a facet without title or group (§4)";
        foreach (var group in facets.GroupBy(link => (string?)link.Attribute(Opds + "facetGroup")))
            if (group.Count(link => (string?)link.Attribute(Opds + "activeFacet") == "true") > 1) yield return $"{group.Key} has two active facets (§4.1)";
        foreach (var count in feed.Descendants().Attributes(Thread + "count"))
            if (!int.TryParse(count.Value, NumberStyles.None, CultureInfo.InvariantCulture, out _)) yield return $"counts {count.Value}";
    }

    private static IEnumerable<string> Entry(XElement entry, bool isPublication)
    {
        foreach (var complaint in Names(entry, OfEntries).Concat(Required(entry)).Concat(Links(entry))) yield return complaint;
        var acquisitions = entry.Elements(Atom + "link").Count(link => ((string?)link.Attribute("rel"))?.StartsWith("http://opds-spec.org/acquisition", StringComparison.Ordinal) == true);
        if (isPublication)
        {
            if (acquisitions == 0) yield return "a publication that cannot be had (§5)";
            if (!entry.Elements(Atom + "author").Any()) yield return "a publication without author";
            if (!entry.Elements(Terms + "language").Any()) yield return "a publication without language";
            if (!LinksOf(entry, "alternate").Any(link => ((string?)link.Attribute("type"))?.StartsWith("application/atom+xml;type=entry", StringComparison.Ordinal) == true)) yield return "no link to the complete entry";
        }
        else
        {
            if (acquisitions > 0) yield return "a publication in a navigation feed (§2.2)";
            if (entry.Element(Atom + "content") is null) yield return "a navigation entry without content";
            if (entry.Elements(Atom + "link").Count(link => ((string?)link.Attribute("type"))?.Contains("profile=opds-catalog", StringComparison.Ordinal) == true) != 1) yield return "a navigation entry leads nowhere";
        }

        foreach (var category in entry.Elements(Atom + "category"))
            if (string.IsNullOrEmpty((string?)category.Attribute("term"))) yield return "a category without term";
    }

    private static IEnumerable<string> Names(XElement element, string[] known)
    {
        foreach (var child in element.Elements())
        {
            if (child.Name.Namespace == Atom ? !known.Contains(child.Name.LocalName) : child.Name.Namespace != Terms && child.Name.Namespace != Search) yield return $"{child.Name} is not known here";
            if (child.Name.Namespace != Atom && child.Value.Trim().Length == 0) yield return $"{child.Name} is empty";
        }

        foreach (var name in Once)
            if (element.Elements(Atom + name).Count() > 1) yield return $"{name} twice (RFC 4287 §4.1)";
    }

    private static IEnumerable<string> Required(XElement element)
    {
        if (!Uri.TryCreate((string?)element.Element(Atom + "id"), UriKind.Absolute, out _)) yield return "id is no absolute IRI (RFC 4287 §4.2.6)";
        if (string.IsNullOrWhiteSpace((string?)element.Element(Atom + "title"))) yield return "no title";
        foreach (var at in element.Elements(Atom + "updated").Concat(element.Elements(Atom + "published")))
            if (!DateTimeOffset.TryParseExact(at.Value, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _)) yield return $"no moment of RFC 3339: {at.Value}";
        if (element.Element(Atom + "updated") is null) yield return "no updated";
        foreach (var person in element.Elements(Atom + "author").Concat(element.Elements(Atom + "contributor")))
            if (string.IsNullOrWhiteSpace((string?)person.Element(Atom + "name"))) yield return "somebody without a name";
    }

    private static IEnumerable<string> Links(XElement element)
    {
        foreach (var link in element.Elements(Atom + "link"))
        {
            if (!Uri.TryCreate((string?)link.Attribute("href"), UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")) yield return $"href {link.Attribute("href")}";
            if (string.IsNullOrEmpty((string?)link.Attribute("type"))) yield return "a link without type";
            foreach (var attribute in link.Attributes().Where(attribute => attribute.Name.Namespace == XNamespace.None && !OfLinks.Contains(attribute.Name.LocalName))) yield return $"link has {attribute.Name}";
        }

        // RFC 4287 §4.1.1: no two alternates of one type and language.
        foreach (var twice in LinksOf(element, "alternate").GroupBy(link => ((string?)link.Attribute("type"), (string?)link.Attribute("hreflang"))).Where(group => group.Count() > 1)) yield return $"two alternates of {twice.Key}";
    }

    private static IEnumerable<XElement> LinksOf(XElement element, string rel) => element.Elements(Atom + "link").Where(link => (string?)link.Attribute("rel") == rel);
}
