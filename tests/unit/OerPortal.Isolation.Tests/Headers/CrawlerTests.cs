using OerPortal.Isolation.Tests.Kit;

namespace OerPortal.Isolation.Tests.Headers;

/// <summary>Crawlers read what is published and stay out of desks, accounts, files and endless filters (RFC 9309).</summary>
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

    private async Task<string[]> RobotsAsync()
        => (await app[Who.Guest].AskAsync(Place.Portal, new Probe("GET /robots.txt", "", null), [])).Body.Split('\n');
}
