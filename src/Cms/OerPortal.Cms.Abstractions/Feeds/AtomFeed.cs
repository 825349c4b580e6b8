using System.Globalization;
using System.Text;
using System.Xml;
using OerPortal.Cms.Text;

namespace OerPortal.Cms.Feeds;

/// <summary>An Atom feed (RFC 4287) in the language of the request, with licences as RFC 4946 and pages as RFC 5005 say them.</summary>
/// <param name="Address">Absolute, of the feed itself: also its id.</param>
/// <param name="Page">Absolute, of the page that shows the same to people.</param>
/// <param name="Author">Who stands for entries that name nobody.</param>
public sealed record AtomFeed(string Title, string Address, string Page, string Author, IReadOnlyList<AtomEntry> Entries)
{
    public const string MediaType = "application/atom+xml";

    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string Terms = "http://purl.org/dc/terms/";

    public string? Subtitle { get; init; }

    /// <summary>Pages of the same feed by their relation: first, previous, next.</summary>
    public IReadOnlyList<AtomLink> Pages { get; init; } = [];

    /// <summary>When what has no entries was made; that of the newest change else.</summary>
    public DateTimeOffset Made { get; init; } = DateTimeOffset.UnixEpoch;

    public byte[] Write()
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true }))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xmlns", "dcterms", null, Terms);
            xml.WriteAttributeString("xml", "lang", null, CultureInfo.CurrentUICulture.Name);
            Text(xml, "id", Address);
            Text(xml, "title", Title);
            if (!string.IsNullOrEmpty(Subtitle))
                Text(xml, "subtitle", Subtitle);
            Text(xml, "updated", Moment.Write(Entries.Select(entry => entry.ChangedAt).Append(Made).Max()));
            Link(xml, new("self", Address, MediaType));
            Link(xml, new("alternate", Page, "text/html"));
            foreach (var page in Pages)
                Link(xml, page);
            Person(xml, "author", Author);
            foreach (var entry in Entries)
                Write(xml, entry);
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static void Write(XmlWriter xml, AtomEntry entry)
    {
        xml.WriteStartElement("entry", Atom);
        Text(xml, "id", entry.Id);
        Text(xml, "title", entry.Title);
        Text(xml, "published", Moment.Write(entry.PublishedAt));
        Text(xml, "updated", Moment.Write(entry.ChangedAt < entry.PublishedAt ? entry.PublishedAt : entry.ChangedAt));
        Link(xml, new("alternate", entry.Page, "text/html"));
        foreach (var link in entry.Links)
            Link(xml, link);
        foreach (var name in entry.Authors)
            Person(xml, "author", name);
        foreach (var name in entry.Contributors)
            Person(xml, "contributor", name);
        foreach (var (term, label) in entry.Categories)
        {
            xml.WriteStartElement("category", Atom);
            xml.WriteAttributeString("term", XmlLetters.Clean(term));
            xml.WriteAttributeString("label", XmlLetters.Clean(label));
            xml.WriteEndElement();
        }

        if (!string.IsNullOrEmpty(entry.Summary))
            Text(xml, "summary", entry.Summary);
        if (!string.IsNullOrEmpty(entry.ContentHtml))
            Html(xml, "content", entry.ContentHtml);
        else if (!string.IsNullOrEmpty(entry.Content))
            Text(xml, "content", entry.Content);
        if (!string.IsNullOrEmpty(entry.Rights))
            Text(xml, "rights", entry.Rights);
        foreach (var (term, value) in entry.Terms)
            xml.WriteElementString("dcterms", term, Terms, XmlLetters.Clean(value));
        xml.WriteEndElement();
    }

    private static void Html(XmlWriter xml, string element, string html)
    {
        xml.WriteStartElement(element, Atom);
        xml.WriteAttributeString("type", "html");
        xml.WriteString(XmlLetters.Clean(html));
        xml.WriteEndElement();
    }

    private static void Person(XmlWriter xml, string element, string name)
    {
        xml.WriteStartElement(element, Atom);
        Text(xml, "name", name);
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, AtomLink link)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", link.Rel);
        if (link.Type is { } type)
            xml.WriteAttributeString("type", XmlLetters.Clean(type));
        xml.WriteAttributeString("href", link.Address);
        if (link.Length is { } length)
            xml.WriteAttributeString("length", length.ToString(CultureInfo.InvariantCulture));
        if (link.Title is { } title)
            xml.WriteAttributeString("title", XmlLetters.Clean(title));
        xml.WriteEndElement();
    }

    private static void Text(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Atom, XmlLetters.Clean(text));
}
