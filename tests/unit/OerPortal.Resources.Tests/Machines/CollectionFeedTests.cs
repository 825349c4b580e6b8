using System.Net;
using System.Xml.Linq;
using OerPortal.Resources.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Resources.Tests.Machines;

/// <summary>A collection is a feed of its own, with files and all that is described.</summary>
public sealed class CollectionFeedTests(ResourcesApp app)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task A_collections_feed_has_its_public_resources_in_order_with_their_files()
    {
        var school = await app.CreateSchoolAsync();
        var first = await app.PublishAsync(school, about: Samples.About("Nhất <b>") with { Keywords = ["a\u0001b"], Publisher = "Nhà xuất bản" });
        var hidden = await app.PublishAsync(school, Visibility.School, Samples.About("Kín"));
        var second = await app.PublishAsync(school, about: Samples.About("Nhì"));
        var address = await CollectAsync(school, first, hidden, second);
        using var guest = app.Guest();

        var feed = await FeedAsync(guest, address + "/atom");

        feed.Elements(Atom + "entry").Select(e => e.Element(Atom + "title")!.Value).ShouldBe(["Nhất <b>", "Nhì"]);
        var entry = feed.Elements(Atom + "entry").First();
        var enclosure = entry.Elements(Atom + "link").Single(l => l.Attribute("rel")!.Value == "enclosure");
        enclosure.Attribute("href")!.Value.ShouldEndWith($"/tep/{first.FileId}/tai");
        enclosure.Attribute("type")!.Value.ShouldBe("application/epub+zip");
        enclosure.Attribute("length")!.Value.ShouldBe("1600000");
        entry.Elements(Atom + "category").Select(c => c.Attribute("term")!.Value).ShouldContain("lop-6");
        entry.Elements(Atom + "contributor").Select(c => c.Value).ShouldBe(["A Thút"]);
        entry.Elements(XName.Get("identifier", "http://purl.org/dc/terms/")).Single().Value.ShouldBe("urn:isbn:978-604-0-12345-6");
        (await guest.OpenAsync(address)).Document.QuerySelector("link[rel=alternate][type='application/atom+xml']")!.GetAttribute("href").ShouldBe(address + "/atom");
    }

    [Fact]
    public async Task A_feed_says_in_which_section_a_thing_stands_and_what_is_said_of_it()
    {
        var school = await app.CreateSchoolAsync();
        var first = await app.PublishAsync(school, about: Samples.About("Đọc trước") with { Description = "Tóm tắt." });
        var address = await CollectAsync(school, first);
        var id = address.Split('/')[^1];
        using var owner = app.SignIn(first.Teacher);
        using var added = await owner.PostAsync($"/bo-suu-tap/{id}/sap-xep?handler=Section", [new("heading", "Tuần 1 <a>")]);
        using var moved = await owner.PostAsync($"/bo-suu-tap/{id}/sap-xep?handler=Move", [new("resourceId", $"{first.Id}"), new("by", "1")]);
        using var noted = await owner.PostAsync($"/bo-suu-tap/{id}/sap-xep?handler=Settle", [new("resourceId", $"{first.Id}"), new("sectionId", await app.SectionOfAsync(id)), new("note", "Chú ý hình 2 & 3.")]);

        var entry = (await FeedAsync(app.Guest(), address + "/atom")).Element(Atom + "entry")!;

        entry.Elements(Atom + "category").First().Attribute("label")!.Value.ShouldBe("Tuần 1 <a>");
        entry.Element(Atom + "summary")!.Value.ShouldBe("Chú ý hình 2 & 3.\n\nTóm tắt.");
    }

    [Theory]
    [InlineData("/bo-suu-tap/zzzzzzzzzz/atom")]
    [InlineData("/bo-suu-tap/khong-phai-ma/atom")]
    public async Task An_unknown_collection_has_no_feed(string address) => (await app.Guest().GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task A_collection_of_which_nobody_may_see_anything_has_no_feed_even_for_its_owner()
    {
        var school = await app.CreateSchoolAsync();
        var hidden = await app.PublishAsync(school, Visibility.School);
        var address = await CollectAsync(school, hidden);
        using var owner = app.SignIn(hidden.Teacher);

        (await owner.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await owner.GetAsync(address + "/atom")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await owner.OpenAsync(address)).Document.QuerySelector("link[type='application/atom+xml']").ShouldBeNull();
    }

    [Theory]
    [InlineData("?trang=0")]
    [InlineData("?trang=99999999999")]
    [InlineData("?trang=x&lang=fr")]
    public async Task Nonsense_about_pages_is_the_first_or_last_page(string query)
    {
        var school = await app.CreateSchoolAsync();
        var published = await app.PublishAsync(school);
        var address = await CollectAsync(school, published);

        (await FeedAsync(app.Guest(), address + "/atom" + query)).Elements(Atom + "entry").Count().ShouldBe(1);
    }

    private async Task<string> CollectAsync(Cms.Sites.Site school, params PublishedResource[] resources)
    {
        using var owner = app.SignIn(resources[0].Teacher);
        var id = await ResourcesApp.CollectAsync(owner, $"Bộ {Guid.CreateVersion7()}", resources);
        await app.PublishCollectionAsync(owner, id);
        return $"/bo-suu-tap/{id}";
    }

    private static async Task<XElement> FeedAsync(Visitor visitor, string address)
    {
        using var answer = await visitor.GetAsync(address);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return AtomRules.Check(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
