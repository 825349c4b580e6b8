using OerPortal.Isolation.Tests.Kit;

namespace OerPortal.Isolation.Tests.Headers;

public sealed class CrawlerTests(TwoSchools app)
{
    [Theory]
    [InlineData("/quan-tri")]
    [InlineData("/toi")]
    [InlineData("/tim?")]
    [InlineData("/truong/*/dong-gop")]
    public async Task Crawlers_are_asked_to_stay_out_of(string path)
        => (await RobotsAsync()).ShouldContain($"Disallow: {path}");

    [Theory]
    [InlineData("/")]
    [InlineData("/hoc-lieu")]
    [InlineData("/tin")]
    [InlineData("/truong/*")]
    public async Task Crawlers_may_read(string path)
        => (await RobotsAsync()).ShouldNotContain($"Disallow: {path}");

    [Fact]
    public async Task No_desk_or_account_page_is_indexed_by_those_who_come_all_the_same()
    {
        foreach (var route in new[] { "GET toi", "GET dong-gop", "GET quan-tri", "GET duyet", "GET dang-nhap" })
        {
            var answer = await app[Who.Admin].AskAsync(Place.ByPath(app.Own.School), new Probe(route, "", null), []);
            if ((int)answer.Status == 200)
                answer.Body.ShouldContain("""<meta name="robots" content="noindex" />""", Case.Sensitive, route);
        }
    }

    private async Task<string[]> RobotsAsync()
        => (await app[Who.Guest].AskAsync(Place.Portal, new Probe("GET /robots.txt", "", null), [])).Body.Split('\n');
}
