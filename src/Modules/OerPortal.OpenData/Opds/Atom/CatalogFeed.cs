using System.Globalization;
using System.Xml;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.OpenData.Models;
using OerPortal.OpenData.Opds.Feeds;
using OerPortal.OpenData.Opds.Publications;

namespace OerPortal.OpenData.Opds.Atom;

/// <summary>OPDS Catalog 1.2: Atom feeds (RFC 4287) of links or of publications.</summary>
internal sealed class CatalogFeed(CatalogEntry entries, CatalogWords words, IStringLocalizer strings, ISiteContext site)
{
    private const string Facet = "http://opds-spec.org/facet";

    public static string TypeOf(Feed feed) => feed.IsOfPublications ? AtomTypes.Acquisition : AtomTypes.Navigation;

    public byte[] Write(Feed feed, CatalogLinks links) => AtomText.Written(xml =>
    {
        xml.WriteStartElement("feed", AtomTypes.AtomNamespace);
        xml.WriteAttributeString("xml", "lang", null, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        xml.WriteAttributeString("xmlns", "opds", null, AtomTypes.OpdsNamespace);
        xml.WriteAttributeString("xmlns", "dcterms", null, AtomTypes.TermsNamespace);
        xml.WriteAttributeString("xmlns", "thr", null, AtomTypes.ThreadNamespace);
        xml.WriteAttributeString("xmlns", "opensearch", null, AtomTypes.OpenSearchNamespace);
        WriteHead(xml, feed, links);
        WritePaging(xml, feed);
        foreach (var group in feed.Facets)
            foreach (var link in group.Links) WriteFacet(xml, group.Title, link);
        foreach (var link in feed.Navigation) WriteNavigation(xml, link, feed.Updated);
        foreach (var record in feed.Publications) entries.Write(xml, record, links);
        xml.WriteEndElement();
    });

    /// <summary>One publication as a document of its own.</summary>
    public byte[] Write(OpenRecord record, CatalogLinks links) => AtomText.Written(xml => entries.Write(xml, record, links));

    private void WriteHead(XmlWriter xml, Feed feed, CatalogLinks links)
    {
        xml.WriteText("id", feed.Id);
        xml.WriteText("title", feed.Title);
        xml.WriteText("updated", Moment.Write(feed.Updated));
        xml.WritePerson("author", site.Portal.Name);
        xml.WriteLink("self", feed.Self, TypeOf(feed));
        xml.WriteLink("start", links.Root, AtomTypes.Navigation, words["start"]);
        if (feed.Up is { } up) xml.WriteLink("up", up, AtomTypes.Navigation);
        xml.WriteLink("search", links.Search, AtomTypes.OpenSearch, words["search"]);
        foreach (var other in feed.Alternates) xml.WriteLink("alternate", other.Href, other.Type ?? TypeOf(feed), other.Title, language: other.Language);
        // A list without anything says so to people.
        if (feed is { IsOfPublications: true, Publications.Count: 0 }) xml.WriteText("subtitle", words["empty"]);
    }

    private static void WritePaging(XmlWriter xml, Feed feed)
    {
        if (feed.Paging is not { } paging) return;
        var type = TypeOf(feed);
        xml.WriteLink("first", paging.First, type);
        if (paging.Previous is { } previous) xml.WriteLink("previous", previous, type);
        if (paging.Next is { } next) xml.WriteLink("next", next, type);
        if (paging.Last is { } last) xml.WriteLink("last", last, type);
        if (paging.Total is { } total) xml.WriteText("totalResults", XmlConvert.ToString(total), AtomTypes.OpenSearchNamespace);
        xml.WriteText("itemsPerPage", XmlConvert.ToString(paging.PageSize), AtomTypes.OpenSearchNamespace);
        xml.WriteText("startIndex", XmlConvert.ToString(((paging.Current - 1L) * paging.PageSize) + 1), AtomTypes.OpenSearchNamespace);
    }

    private static void WriteFacet(XmlWriter xml, string group, FacetLink link) => xml.WriteLink(Facet, link.Href, AtomTypes.Acquisition, link.Title, more: more =>
    {
        more.WriteAttributeString("facetGroup", AtomTypes.OpdsNamespace, XmlLetters.Clean(group));
        if (link.IsActive) more.WriteAttributeString("activeFacet", AtomTypes.OpdsNamespace, "true");
        if (link.Count is { } count) more.WriteAttributeString("count", AtomTypes.ThreadNamespace, XmlConvert.ToString(count));
    });

    private void WriteNavigation(XmlWriter xml, FeedLink link, DateTimeOffset updated)
    {
        xml.WriteStartElement("entry", AtomTypes.AtomNamespace);
        xml.WriteText("id", link.Id);
        xml.WriteText("title", link.Title);
        xml.WriteText("updated", Moment.Write(updated));
        xml.WriteLink(link.Rel ?? "subsection", link.Href, link.LeadsToPublications ? AtomTypes.Acquisition : AtomTypes.Navigation, more: more =>
        {
            if (link.Count is { } count) more.WriteAttributeString("count", AtomTypes.ThreadNamespace, XmlConvert.ToString(count));
        });
        xml.WriteStartElement("content", AtomTypes.AtomNamespace);
        xml.WriteAttributeString("type", "text");
        xml.WriteString(XmlLetters.Clean(link.Count is { } n ? strings.Count("open-data.opds.count", n).Value : link.Title));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }
}
