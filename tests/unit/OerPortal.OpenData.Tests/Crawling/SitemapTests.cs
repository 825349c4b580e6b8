using System.Globalization;
using System.Net;
using System.Xml.Linq;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OerPortal.Cms.Sites;
using OerPortal.OpenData.Tests.Kit;
using OerPortal.Resources;
using OerPortal.TestKit;

namespace OerPortal.OpenData.Tests.Crawling;

/// <summary>Search engines are told of every public page, once, at its one address, and of nothing else.</summary>
public sealed class SitemapTests(OpenDataApp app)
{
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [Fact]
    public async Task Every_public_resource_stands_in_one_file_and_goes_from_it_when_it_is_withdrawn()
    {
        var school = await app.CreateSchoolAsync();
        var published = await app.PublishAsync(school, "Sơ đồ trang 1");
        var hidden = await app.PublishAsync(school, "Sơ đồ trang kín", Visibility.School);

        var pages = await FilesOfResourcesAsync();

        pages.Count(page => page.EndsWith($"/hoc-lieu/{published.PublicId}", StringComparison.Ordinal)).ShouldBe(1);
        pages.ShouldNotContain(page => page.Contains(hidden.PublicId, StringComparison.Ordinal));
        await app.PublishAsync(school, "Ở lại trong tệp");
        await app.WithdrawAsync(published);
        (await FilesOfResourcesAsync()).ShouldNotContain(page => page.Contains(published.PublicId, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_school_by_path_stands_in_the_portals_and_one_with_a_host_name_has_its_own()
    {
        var byPath = await app.CreateSchoolAsync();
        var byHost = await app.CreateSchoolAsync();
        var host = $"truong-{Guid.CreateVersion7():N}.example.vn";
        await app.ActAsSystemAsync(s => s.GetRequiredService<ISites>().SaveAsync(byHost with { HostName = host }, CancellationToken.None));

        var atPortal = (await AllPagesAsync(app.Guest())).Select(page => new Uri(page).AbsolutePath).ToList();

        atPortal.ShouldContain(byPath.PathPrefix + "/");
        atPortal.ShouldNotContain(page => page.StartsWith(byHost.PathPrefix + "/", StringComparison.Ordinal));
        using var client = app.Guest();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://{host}/sitemap.xml");
        using var answer = await client.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var index = XDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Root!;
        index.Descendants(Map + "loc").ShouldAllBe(loc => new Uri(loc.Value).Host == host);
        var own = await PagesAsync(client, index.Descendants(Map + "loc").Single(loc => loc.Value.Contains("/trang-1", StringComparison.Ordinal)).Value);
        own.ShouldContain($"http://{host}/");
        own.ShouldAllBe(page => new Uri(page).Host == host);
    }

    [Theory]
    [InlineData("/sitemap/hoc-lieu-0.xml")]
    [InlineData("/sitemap/hoc-lieu-2147483647.xml")]
    [InlineData("/sitemap/hoc-lieu-99999999999.xml")]
    [InlineData("/sitemap/hoc-lieu--1.xml")]
    [InlineData("/sitemap/khong-co-1.xml")]
    [InlineData("/sitemap/trang-9.xml")]
    [InlineData("/sitemap/-.xml")]
    [InlineData("/sitemap/1.xml")]
    public async Task A_file_that_is_not_there_is_not_found(string address) => (await app.Guest().GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task Robots_are_led_to_the_index_of_their_host()
    {
        using var guest = app.Guest();
        using var answer = await guest.GetAsync("/robots.txt");
        var lines = (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n');

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/plain");
        lines[0].ShouldBe("User-agent: *");
        var index = lines.Single(line => line.StartsWith("Sitemap: ", StringComparison.Ordinal))["Sitemap: ".Length..];
        (await guest.GetAsync(new Uri(index).AbsolutePath)).StatusCode.ShouldBe(HttpStatusCode.OK);
        lines.ShouldContain("Disallow: /tim?");
        lines.ShouldContain("Allow: /tim?mon=");
    }

    [Fact]
    public async Task Every_address_of_the_fixed_pages_answers()
    {
        await app.PublishAsync(await app.CreateSchoolAsync(), "Sơ đồ trang 2");
        using var guest = app.Guest();

        foreach (var page in (await PagesAsync(guest, "/sitemap/trang-1.xml")).Where(page => !page.Contains("/truong/", StringComparison.Ordinal)))
            (await guest.GetAsync(new Uri(page).PathAndQuery)).StatusCode.ShouldBe(HttpStatusCode.OK, page);
    }

    // The index may be a minute old; the files themselves are what they are now. Another test may begin a new file meanwhile.
    private async Task<List<string>> FilesOfResourcesAsync()
    {
        await using var connection = await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(TestContext.Current.CancellationToken);
        var files = await connection.QueryAsync<long>("SELECT DISTINCT (ordinal - 1) / 10000 + 1 FROM open_data.record WHERE NOT is_gone");
        var pages = new List<string>();
        foreach (var file in files)
            pages.AddRange(await PagesAsync(app.Guest(), $"/sitemap/hoc-lieu-{file}.xml"));
        pages.ShouldBeUnique();
        return pages;
    }

    private static async Task<List<string>> AllPagesAsync(Visitor guest)
    {
        using var answer = await guest.GetAsync("/sitemap.xml");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var index = XDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Root!;
        Check(index, "sitemapindex", "sitemap");
        var pages = new List<string>();
        foreach (var file in index.Elements(Map + "sitemap"))
            pages.AddRange(await PagesAsync(guest, file.Element(Map + "loc")!.Value));
        pages.ShouldBeUnique();
        return pages;
    }

    internal static async Task<List<string>> PagesAsync(Visitor guest, string file)
    {
        using var answer = await guest.Client.GetAsync(file, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, file);
        var pages = XDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Root!;
        Check(pages, "urlset", "url");
        return [.. pages.Elements(Map + "url").Select(url => url.Element(Map + "loc")!.Value)];
    }

    // The schemas of sitemaps.org 0.9: one loc, at most one lastmod behind it, nothing else of ours; absolute addresses of less than 2,048 characters.
    private static void Check(XElement root, string name, string element)
    {
        root.Name.ShouldBe(Map + name);
        root.Elements().Count().ShouldBeInRange(1, 10_000);
        foreach (var entry in root.Elements())
        {
            entry.Name.ShouldBe(Map + element);
            string.Join(' ', entry.Elements().Select(e => e.Name.LocalName)).ShouldBeOneOf("loc", "loc lastmod");
            Uri.TryCreate(entry.Element(Map + "loc")!.Value, UriKind.Absolute, out _).ShouldBeTrue();
            entry.Element(Map + "loc")!.Value.Length.ShouldBeLessThan(2048);
            if (entry.Element(Map + "lastmod") is { } at)
                DateTimeOffset.TryParseExact(at.Value, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _).ShouldBeTrue(at.Value);
        }
    }
}
