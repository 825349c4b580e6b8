using System.Globalization;
using System.Xml;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Sites;
using OerPortal.Resources;

namespace OerPortal.Search.Feeds;

/// <summary>Resources as an Atom feed (RFC 4287), with the licence as RFC 4946 says it.</summary>
/// <param name="Address">Absolute, of the feed itself: also its id, since a search is what its address says.</param>
/// <param name="Page">Absolute, of the search page.</param>
/// <param name="Root">What the addresses of the entries' pages begin with.</param>
internal sealed record AtomFeed(string Title, string Address, string Page, string Root, Site Portal, IReadOnlyList<ResourceCard> Cards)
{
    /// <summary>What is elsewhere and may be passed on; it leads there.</summary>
    public IReadOnlyList<FindableCard> Elsewhere { get; init; } = [];

    public const string MediaType = "application/atom+xml";

    private const string Atom = "http://www.w3.org/2005/Atom";

    public byte[] Write(IStringLocalizer strings, ISites sites)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true }))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, CultureInfo.CurrentUICulture.Name);
            Text(xml, "id", Address);
            Text(xml, "title", Title);
            // An empty feed was never changed.
            Text(xml, "updated", Moment(Cards.Select(card => card.PublishedAt).Concat(Elsewhere.Select(card => card.Since)).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max()));
            Link(xml, "self", Address, MediaType);
            Link(xml, "alternate", Page, "text/html");
            Author(xml, Portal.Name);
            foreach (var card in Cards) Entry(xml, card, strings, sites);
            foreach (var card in Elsewhere) Entry(xml, card, strings);
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    // A resource has one id, whichever site's feed it stands in.
    private void Entry(XmlWriter xml, ResourceCard card, IStringLocalizer strings, ISites sites)
    {
        xml.WriteStartElement("entry", Atom);
        Text(xml, "id", Root + ResourceAddress.Page(card.PublicId));
        Text(xml, "title", card.Title);
        Text(xml, "published", Moment(card.PublishedAt));
        Text(xml, "updated", Moment(card.PublishedAt));
        Link(xml, "alternate", Root + ResourceAddress.Page(card.PublicId), "text/html");
        if (Licences.Find(card.Licence)?.Address is { } deed) Link(xml, "license", deed, "text/html");
        foreach (var name in card.Authors.Count > 0 ? card.Authors : [sites.Find(card.SiteId)?.Name ?? Portal.Name]) Author(xml, name);
        foreach (var (term, label) in Categories(card, strings))
        {
            xml.WriteStartElement("category", Atom);
            xml.WriteAttributeString("term", term);
            xml.WriteAttributeString("label", label);
            xml.WriteEndElement();
        }

        if (card.Description.Length > 0) Text(xml, "summary", card.Description);
        Text(xml, "rights", strings["licence." + card.Licence]);
        xml.WriteEndElement();
    }

    private static void Entry(XmlWriter xml, FindableCard card, IStringLocalizer strings)
    {
        xml.WriteStartElement("entry", Atom);
        Text(xml, "id", card.Address);
        Text(xml, "title", card.Title);
        Text(xml, "updated", Moment(card.Since));
        Link(xml, "alternate", card.Address, "text/html");
        if (Licences.Find(card.Licence)?.Address is { } deed) Link(xml, "license", deed, "text/html");
        foreach (var name in card.People.Count > 0 ? card.People : [card.Source]) Author(xml, name);
        if (card.Description.Length > 0) Text(xml, "summary", card.Description);
        Text(xml, "rights", $"{(card.Licence.Length > 0 ? strings["licence." + card.Licence].Value : card.Rights)} ({strings["search.elsewhere", card.Source]})".TrimStart());
        xml.WriteEndElement();
    }

    private static IEnumerable<(string Term, string Label)> Categories(ResourceCard card, IStringLocalizer strings) =>
    [
        .. card.Subjects.Select(code => (code, strings["subject." + code].Value)),
        .. card.Levels.Select(code => (code, strings["level." + code].Value)),
        (card.Kind, strings["kind." + card.Kind].Value),
    ];

    private static void Author(XmlWriter xml, string name)
    {
        xml.WriteStartElement("author", Atom);
        Text(xml, "name", name);
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string rel, string href, string type)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", rel);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", href);
        xml.WriteEndElement();
    }

    // What XML has no letter for stands in some old files.
    private static void Text(XmlWriter xml, string name, string text)
        => xml.WriteElementString(name, Atom, string.Concat(text.EnumerateRunes().Where(rune => rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value)).Select(rune => rune.ToString())));

    /// <summary>RFC 3339.</summary>
    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
