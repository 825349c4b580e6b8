using System.Globalization;
using System.Xml.Linq;

namespace OerPortal.TestKit;

/// <summary>What RFC 4287 asks of a feed: which elements there are, how often, and what stands in them.</summary>
public static class AtomRules
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    // 4.1.1 and 4.1.2: at most once; what is in no list may stand there as often as it likes.
    private static readonly string[] OnceInFeed = ["generator", "icon", "logo", "id", "rights", "subtitle", "title", "updated"];
    private static readonly string[] OnceInEntry = ["content", "id", "published", "rights", "source", "summary", "title", "updated"];
    private static readonly string[] Many = ["author", "category", "contributor", "link"];
    private static readonly string[] Needed = ["id", "title", "updated"];

    /// <summary>The feed, once it keeps the rules.</summary>
    public static XElement Check(string text)
    {
        var feed = XDocument.Parse(text).Root!;
        feed.Name.ShouldBe(Atom + "feed");
        feed.Attribute(XNamespace.Xml + "lang").ShouldNotBeNull();
        Part(feed, [.. OnceInFeed, "entry"], OnceInFeed);
        // 4.1.1: entries without an author have the feed's.
        feed.Elements(Atom + "author").ShouldNotBeEmpty();
        var entries = feed.Elements(Atom + "entry").ToList();
        foreach (var entry in entries)
            Part(entry, OnceInEntry, OnceInEntry);
        entries.Select(entry => entry.Element(Atom + "id")!.Value).ShouldBeUnique();
        if (entries.Count > 0)
            Moment(feed.Element(Atom + "updated")).ShouldBeGreaterThanOrEqualTo(entries.Max(entry => Moment(entry.Element(Atom + "updated"))));
        feed.Elements(Atom + "link").Count(link => link.Attribute("rel")?.Value == "self").ShouldBe(1);
        return feed;
    }

    private static void Part(XElement part, string[] known, string[] once)
    {
        part.Elements().Where(e => e.Name.Namespace == Atom).Select(e => e.Name.LocalName).Except([.. known, .. Many]).ShouldBeEmpty();
        foreach (var name in once)
            part.Elements(Atom + name).Count().ShouldBeInRange(Needed.Contains(name) ? 1 : 0, 1, $"{name} in {part.Name.LocalName}");
        Uri.TryCreate(part.Element(Atom + "id")!.Value, UriKind.Absolute, out _).ShouldBeTrue(part.Element(Atom + "id")!.Value);
        foreach (var date in part.Elements().Where(e => e.Name == Atom + "updated" || e.Name == Atom + "published"))
            Moment(date);
        foreach (var person in part.Elements().Where(e => e.Name == Atom + "author" || e.Name == Atom + "contributor"))
            person.Elements(Atom + "name").Single().Value.Trim().ShouldNotBeEmpty();
        foreach (var category in part.Elements(Atom + "category"))
            category.Attribute("term")!.Value.ShouldNotBeEmpty();
        Links(part);
    }

    private static void Links(XElement part)
    {
        var links = part.Elements(Atom + "link").ToList();
        foreach (var link in links)
        {
            Uri.TryCreate(link.Attribute("href")!.Value, UriKind.Absolute, out var target).ShouldBeTrue(link.ToString());
            target!.Scheme.ShouldBeOneOf("http", "https");
            link.Attribute("rel")!.Value.ShouldBeOneOf("alternate", "self", "enclosure", "related", "via", "license", "first", "previous", "next", "last", "describedby");
            link.Attribute("type")?.Value.ShouldMatch("^[a-z]+/[A-Za-z0-9.+-]+$");
            if (link.Attribute("length") is { } length)
                long.Parse(length.Value, CultureInfo.InvariantCulture).ShouldBeGreaterThan(0);
        }

        // 4.1.1, 4.1.2: not two alternates of one type and language.
        links.Where(link => link.Attribute("rel")!.Value == "alternate").Select(link => $"{link.Attribute("type")?.Value} {link.Attribute("hreflang")?.Value}").ShouldBeUnique();
    }

    private static DateTimeOffset Moment(XElement? element)
        => DateTimeOffset.ParseExact(element!.Value, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
