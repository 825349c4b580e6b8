using System.Net;
using OerPortal.TestKit;

namespace OerPortal.Sites.Tests;

public sealed class HelpTests(PortalApp app)
{
    [Theory]
    [InlineData("/tro-giup/dong-gop")]
    [InlineData("/tro-giup/tiep-can")]
    [InlineData("/tro-giup/giay-phep")]
    [InlineData("/tro-giup/rieng-tu")]
    [InlineData("/tro-giup/mo-trang")]
    public async Task Help_is_there_in_both_languages(string address)
    {
        using var visitor = app.Guest();
        var vietnamese = await visitor.OpenAsync(address);
        vietnamese.TextOf(".prose").Length.ShouldBeGreaterThan(200);
        await visitor.GetAsync("/chon/ngon-ngu/en");
        var english = await visitor.OpenAsync(address);
        english.Heading.ShouldNotBe(vietnamese.Heading);
        english.TextOf(".prose").ShouldNotBe(vietnamese.TextOf(".prose"));
    }

    [Fact]
    public async Task The_foot_leads_to_all_of_it()
    {
        using var visitor = app.Guest();
        var page = await visitor.OpenAsync("/");
        var leads = page.Document.QuerySelectorAll("footer a[href^='/tro-giup/']").Select(a => a.GetAttribute("href")!).ToList();
        leads.Count.ShouldBe(4);
        foreach (var address in leads)
            (await visitor.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.OK, address);
    }

    [Fact]
    public async Task Another_topic_is_not_found()
    {
        using var visitor = app.Guest();
        (await visitor.GetAsync("/tro-giup/khac")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
