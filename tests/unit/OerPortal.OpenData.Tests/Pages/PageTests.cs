using OerPortal.OpenData.Tests.Kit;

namespace OerPortal.OpenData.Tests.Pages;

public sealed class PageTests(OpenDataApp app)
{
    [Theory]
    [InlineData("vi", "Dữ liệu mở")]
    [InlineData("en", "Open data")]
    public async Task The_page_leads_to_everything(string language, string title)
    {
        using var visitor = app.Guest();
        (await visitor.GetAsync($"/chon/ngon-ngu/{language}")).Dispose();

        var page = await visitor.OpenAsync("/du-lieu-mo");

        page.Document.QuerySelector("h1")!.TextContent.ShouldBe(title);
        var links = page.Document.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!.Replace("http://localhost", "", StringComparison.Ordinal)).ToArray();
        foreach (var address in new[] { "/oai?verb=Identify", "/opds", "/opds/v2", "/tim/atom", "/sitemap.xml", "/api/v1/docs", "/api/v1/openapi.json", "/dcat.ttl" })
            links.ShouldContain(address);
        page.Document.Body!.TextContent.ShouldNotContain("open-data.");
        page.Document.QuerySelectorAll("a[href='/du-lieu-mo']").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_page_counts_what_is_public()
    {
        var school = await app.CreateSchoolAsync();
        await app.CollectAsync(school, "Bộ", await app.PublishAsync(school, "Một"), await app.PublishAsync(school, "Hai"));
        using var visitor = app.Guest(school);

        var page = await visitor.OpenAsync("/du-lieu-mo");

        page.Document.QuerySelectorAll("dl.facts dd").Select(dd => dd.TextContent).ShouldBe(["2", "1"]);
        page.Document.QuerySelectorAll("main a[href*='/api/v1/docs']").Single().GetAttribute("href").ShouldBe($"/truong/{school.Slug}/api/v1/docs");
    }

    [Fact]
    public async Task Every_field_of_a_resource_is_explained()
    {
        using var visitor = app.Guest();
        var published = await app.PublishAsync(await app.CreateSchoolAsync(), "Giải thích");
        var fields = (await app.ReadAsync($"/api/v1/resources/{published.PublicId}")).AsObject().Select(field => field.Key);

        var page = await visitor.OpenAsync("/du-lieu-mo");

        var rows = page.Document.QuerySelectorAll("#truong-du-lieu tbody tr").ToDictionary(row => row.Children[0].TextContent, row => row.Children[1].TextContent);
        rows.Keys.ShouldBe(fields);
        rows.Values.ShouldAllBe(words => words.Length > 3);
    }
}
