using System.Globalization;
using System.Net;
using System.Xml.Linq;
using OerPortal.Resources;
using OerPortal.Search.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Search.Tests.Pages;

public sealed class FeedTests(SearchApp app)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task Every_search_has_a_feed_of_what_everybody_may_see_newest_first()
    {
        var school = await app.CreateSchoolAsync();
        var older = await app.PublishAsync(school, "Nguồn tin Fdatom <cũ> & hay", subject: "toan", grade: 4);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var newer = await app.PublishAsync(school, "Nguồn tin Fdatom mới", subject: "toan", grade: 4);
        await app.PublishAsync(school, "Nguồn tin Fdatom kín", visibility: Visibility.School, subject: "toan", grade: 4);
        using var member = await app.SignInAsReaderAsync(school);
        using var guest = app.Guest();

        foreach (var visitor in new[] { guest, member })
        {
            var feed = await FeedAsync(visitor, "/tim/atom?q=fdatom&mon=toan&sap-xep=ten");
            var entries = feed.Elements(Atom + "entry").ToList();
            entries.Select(entry => new Uri(entry.Element(Atom + "id")!.Value).AbsolutePath).ShouldBe([$"/hoc-lieu/{newer.PublicId}", $"/hoc-lieu/{older.PublicId}"]);
            entries[1].Element(Atom + "title")!.Value.ShouldBe("Nguồn tin Fdatom <cũ> & hay");
            entries[1].Element(Atom + "author")!.Element(Atom + "name")!.Value.ShouldBe("Y Hnhân");
            entries[1].Elements(Atom + "category").Select(c => c.Attribute("label")!.Value).ShouldContain("Toán");
            feed.Element(Atom + "updated")!.Value.ShouldBe(entries[0].Element(Atom + "updated")!.Value);
            feed.Element(Atom + "title")!.Value.ShouldStartWith("fdatom · Toán – ");
        }
    }

    /// <summary>RFC 4287, 4.1.1 and 4.1.2: what must be there, and how often.</summary>
    [Theory]
    [InlineData("/tim/atom")]
    [InlineData("/tim/atom?q=zzkhongco")]
    public async Task A_feed_has_what_atom_asks_of_it(string address)
    {
        await app.PublishAsync(await app.CreateSchoolAsync(), "Nguồn tin Fdrules");
        using var guest = app.Guest();

        var feed = await FeedAsync(guest, address);
        foreach (var part in feed.Elements(Atom + "entry").Prepend(feed))
        {
            foreach (var once in new[] { "id", "title", "updated" }) part.Elements(Atom + once).Count().ShouldBe(1, once);
            Uri.IsWellFormedUriString(part.Element(Atom + "id")!.Value, UriKind.Absolute).ShouldBeTrue();
            DateTimeOffset.TryParseExact(part.Element(Atom + "updated")!.Value, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _).ShouldBeTrue();
            part.Elements(Atom + "author").ShouldNotBeEmpty();
            part.Elements(Atom + "link").Count(link => link.Attribute("rel")!.Value == "alternate").ShouldBe(1);
        }

        feed.Elements(Atom + "link").Single(link => link.Attribute("rel")!.Value == "self").Attribute("href")!.Value.ShouldEndWith(address);
        feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value).ShouldBeUnique();
        feed.Elements(Atom + "entry").Count().ShouldBeLessThanOrEqualTo(30);
    }

    [Fact]
    public async Task The_results_say_where_their_feed_is_and_it_is_asked_for_again_by_its_tag()
    {
        await app.PublishAsync(await app.CreateSchoolAsync(), "Nguồn tin Fdtag");
        using var guest = app.Guest();

        var page = await guest.OpenAsync("/tim?q=fdtag&sap-xep=ten");
        var address = page.Document.QuerySelector("link[rel=alternate][type='application/atom+xml']")!.GetAttribute("href")!;
        address.ShouldBe("/tim/atom?q=fdtag");
        using var first = await guest.GetAsync(address);
        first.Content.Headers.ContentType!.MediaType.ShouldBe("application/atom+xml");
        using var again = new HttpRequestMessage(HttpMethod.Get, guest.Url(address));
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var answer = await guest.Client.SendAsync(again, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    private static async Task<XElement> FeedAsync(Visitor visitor, string address)
    {
        using var answer = await visitor.GetAsync(address);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return AtomRules.Check(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
