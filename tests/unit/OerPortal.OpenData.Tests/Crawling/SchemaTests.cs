using System.Xml.Linq;
using AngleSharp.Dom;
using OerPortal.Cms.Sites;
using OerPortal.OpenData.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.OpenData.Tests.Crawling;

/// <summary>Every sitemap that a robot comes to and every feed that a page names, held against the schemas (Schemas/README.md).</summary>
public sealed class SchemaTests(OpenDataApp app)
{
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_sitemap_is_valid()
    {
        var school = await app.CreateSchoolAsync("Trường \"Măng <Đen> & bạn\"");
        await app.CollectAsync(school, "Tập \u0001 <lạ>", await app.PublishAsync(school, "Trong sơ đồ & <lạ>"));
        using var guest = app.Guest();

        var index = await DocumentAsync(guest, "/sitemap.xml");
        var files = index.Descendants(Map + "loc").Select(loc => new Uri(loc.Value).PathAndQuery).ToList();

        index.ShouldBeValid();
        files.Count.ShouldBeGreaterThan(1);
        foreach (var file in files)
        {
            var document = await DocumentAsync(guest, file);
            document.Faults().ShouldBeEmpty(file);
            document.Root!.Name.LocalName.ShouldBe("urlset");
            document.Root.Elements().Count().ShouldBeLessThanOrEqualTo(10_000);
        }
    }

    [Fact]
    public async Task Every_feed_that_a_page_names_is_valid_on_every_page_of_it()
    {
        var school = await app.CreateSchoolAsync("Trường \"Kon <Rẫy>\" & bạn");
        await app.PublishManyAsync(school, 60);
        var published = await app.PublishAsync(school, Whole.About);
        var bare = await app.PublishAsync(school, OpenDataApp.About("Trống & <lạ>") with { Description = "Ít & <lời>", Contributors = [] });
        var collection = await app.CollectAsync(school, "Tập <lạ>", published, bare);

        var seen = new Dictionary<string, XDocument>();
        foreach (var (site, page) in new (Site?, string)[] { (null, "/"), (school, "/"), (null, "/tim?q=bai"), (null, "/tim?mon=ngu-van"), (school, $"/bo-suu-tap/{collection}"), (null, $"/hoc-lieu/{published.PublicId}") })
            await FollowAsync(site, page, seen);

        seen.Count.ShouldBeGreaterThan(7, string.Join('\n', seen.Keys));
        seen.Values.Sum(feed => feed.Descendants(Atom + "entry").Count()).ShouldBeGreaterThan(60);
        foreach (var (address, feed) in seen)
            feed.Faults().ShouldBeEmpty(address);
    }

    [Theory]
    [InlineData("<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title><updated>2026-01-01T00:00:00Z</updated><link href='/x'/></feed>", "no id")]
    [InlineData("<feed xmlns='http://www.w3.org/2005/Atom'><id>urn:a</id><id>urn:b</id><title>T</title><updated>2026-01-01T00:00:00Z</updated></feed>", "two ids")]
    [InlineData("<feed xmlns='http://www.w3.org/2005/Atom'><id>urn:a</id><title>T</title><updated>2026-01-01</updated></feed>", "a day is no moment")]
    [InlineData("<feed xmlns='http://www.w3.org/2005/Atom'><id>/a</id><title>T</title><updated>2026-01-01T00:00:00Z</updated></feed>", "an id that is not absolute")]
    [InlineData("<feed xmlns='http://www.w3.org/2005/Atom'><id>urn:a</id><title>T</title><updated>2026-01-01T00:00:00Z</updated><entry><id>urn:e</id><title>E</title></entry></feed>", "an entry without a date")]
    [InlineData("<feed xmlns='http://www.w3.org/2005/Atom'><id>urn:a</id><title>T</title><updated>2026-01-01T00:00:00Z</updated><pubDate>x</pubDate></feed>", "an element that Atom does not have")]
    [InlineData("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>/hoc-lieu/x</loc></url></urlset>", "an address without a host")]
    [InlineData("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>https://x.vn/hoc-lieu</loc><lastmod>1/1/2026</lastmod></url></urlset>", "a day as people write it")]
    [InlineData("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'/>", "a file of nothing")]
    [InlineData("<rss version='2.0'/>", "another format")]
    public void What_is_wrong_is_noticed(string document, string why) => XDocument.Parse(document).Faults().ShouldNotBeEmpty(why);

    /// <summary>The feeds that a page names, and their further pages.</summary>
    private async Task FollowAsync(Site? site, string page, Dictionary<string, XDocument> seen)
    {
        using var guest = app.Guest(site);
        var document = (await guest.OpenAsync(page)).Document;
        var waiting = new Queue<string>(document.QuerySelectorAll("link[rel=alternate][type^='application/atom+xml'], a[type^='application/atom+xml'], a[href*='/atom']").Select(link => link.GetAttribute("href")!));
        while (waiting.TryDequeue(out var address))
        {
            var absolute = new Uri(new Uri(guest.Client.BaseAddress!, page), address).AbsoluteUri;
            if (absolute.Contains("/opds", StringComparison.Ordinal) || !seen.TryAdd(absolute, new XDocument()))
                continue;
            seen[absolute] = XDocument.Parse(await guest.Client.GetStringAsync(absolute, Ct));
            foreach (var next in seen[absolute].Root!.Elements(Atom + "link").Where(link => (string?)link.Attribute("rel") == "next"))
                waiting.Enqueue((string)next.Attribute("href")!);
        }
    }

    private static async Task<XDocument> DocumentAsync(Visitor guest, string address) => XDocument.Parse(await guest.Client.GetStringAsync(address, Ct));
}
