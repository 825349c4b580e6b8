using System.Net;
using System.Xml.Linq;
using OerPortal.TestKit;

namespace OerPortal.Sites.Tests;

/// <summary>News can be followed: the portal's at the portal, a school's at the school.</summary>
public sealed class NewsFeedTests(PortalApp app)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task A_schools_news_are_a_feed_of_their_own_that_changes_when_they_do()
    {
        var school = await app.CreateSchoolAsync();
        using var librarian = await app.SignInAsLibrarianAsync(school);
        using var written = await librarian.PostFormAsync("/quan-tri/tin/moi", Fields.Of(("Input.Title", "Hội sách <2>"), ("Input.Body", "Dòng **một**.\n\n<script>x</script>\n\n[Xem](/trang/a)")));
        using var guest = app.Guest(school);

        // Beside it may stand what the department offers to all schools.
        var entry = Entries(await FeedAsync(guest, "/tin/atom")).Single(e => e.Element(Atom + "title")!.Value == "Hội sách <2>");
        entry.Element(Atom + "content")!.Attribute("type")!.Value.ShouldBe("html");
        var html = entry.Element(Atom + "content")!.Value;
        html.ShouldStartWith("<p>Dòng <strong>một</strong>.</p>");
        html.ShouldNotContain("<script");
        html.ShouldContain($"href=\"http://localhost{school.PathPrefix}/trang/a\"");
        (await guest.GetAsync(new Uri(entry.Element(Atom + "link")!.Attribute("href")!.Value).AbsolutePath)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await guest.OpenAsync("/tin")).Document.QuerySelector("link[type='application/atom+xml']")!.GetAttribute("href").ShouldBe($"{school.PathPrefix}/tin/atom");
        Entries(await FeedAsync(app.Guest(await app.CreateSchoolAsync()), "/tin/atom")).ShouldNotContain(e => e.Element(Atom + "title")!.Value == "Hội sách <2>");
    }

    [Fact]
    public async Task A_home_page_leads_to_the_feeds_of_its_site_in_its_language()
    {
        var school = await app.CreateSchoolAsync();
        using var guest = app.Guest(school);
        using var english = new HttpRequestMessage(HttpMethod.Get, guest.Url("/"));
        english.Headers.Add("Cookie", "oer.lang=en");

        FeedsOf(await guest.OpenAsync("/")).ShouldBe([$"{school.PathPrefix}/tim/atom?truong=1", $"{school.PathPrefix}/tin/atom"]);
        FeedsOf(await app.Guest().OpenAsync("/")).ShouldBe(["/tim/atom", "/tin/atom"]);
        FeedsOf(await guest.ReadAsync(await guest.Client.SendAsync(english, TestContext.Current.CancellationToken)))
            .ShouldBe([$"{school.PathPrefix}/tim/atom?truong=1&lang=en", $"{school.PathPrefix}/tin/atom?lang=en"]);
        foreach (var address in FeedsOf(await guest.OpenAsync("/")))
            await FeedAsync(guest, address);
    }

    private static IEnumerable<string> FeedsOf(Page page) => page.Document.QuerySelectorAll("link[rel=alternate][type='application/atom+xml']").Select(link => link.GetAttribute("href")!);

    private static IEnumerable<XElement> Entries(XElement feed) => feed.Elements(Atom + "entry");

    private static async Task<XElement> FeedAsync(Visitor visitor, string address)
    {
        using var answer = await visitor.GetAsync(address);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return AtomRules.Check(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
