using System.Net;
using OerPortal.TestKit;

namespace OerPortal.Sites.Tests;

/// <summary>Front pages of blocks and menus, made without scripts.</summary>
public sealed class FrontTests(PortalApp app)
{
    private const string Desk = "/quan-tri/trang-chu";

    [Fact]
    public async Task A_front_page_is_tried_before_it_goes_live()
    {
        var school = await app.CreateSchoolAsync();
        using var librarian = await app.SignInAsLibrarianAsync(school);
        using var guest = app.Guest(school);
        await PostAsync(librarian, Desk + "?handler=Start&layout=bulletin");
        await PostAsync(librarian, Desk + "?handler=Add", ("kind", "text"));
        var at = (await librarian.OpenAsync(Desk)).Document.QuerySelectorAll("[data-at]").Length - 1;
        await PostAsync(librarian, $"{Desk}/{at}", ("Input.Title", "Lời nhắn tuần này"), ("Input.Text", "Nhớ **trả sách**."));
        await PostAsync(librarian, $"{Desk}?handler=Move&at={at}&to=0");

        (await librarian.OpenAsync(Desk + "/xem-thu")).TextsOf("main h2")[0].ShouldBe("Lời nhắn tuần này");
        (await guest.OpenAsync("/")).ShouldNotSay("Lời nhắn tuần này");

        await PostAsync(librarian, Desk + "?handler=Publish");
        var live = await guest.OpenAsync("/");
        live.TextOf(".page-text strong").ShouldBe("trả sách");
        live.ShouldSay("Thư viện trong vài con số");

        await PostAsync(librarian, Desk + "?handler=Remove&at=0");
        await PostAsync(librarian, Desk + "?handler=Discard");
        (await librarian.OpenAsync(Desk)).ShouldSay("Lời nhắn tuần này");
    }

    [Fact]
    public async Task A_menu_has_pages_links_and_two_levels()
    {
        var school = await app.CreateSchoolAsync();
        using var librarian = await app.SignInAsLibrarianAsync(school);
        await PostAsync(librarian, "/quan-tri/cac-trang/moi", ("Input.Title", "Nội quy"), ("Input.Body", "Nói khẽ."));
        await PostAsync(librarian, "/quan-tri/menu", ("Input.Text", "Thư viện"));
        var under = (await librarian.OpenAsync("/quan-tri/menu")).Document.QuerySelectorAll(".menu-entries > li").Length - 1;
        await PostAsync(librarian, "/quan-tri/menu", ("Input.Place", "/trang/noi-quy"), ("Input.Under", $"{under}"));
        await PostAsync(librarian, $"/quan-tri/menu?handler=Move&at={under}&to={under - 1}");
        using var wrong = await librarian.PostAsync("/quan-tri/menu", Fields.Of(("Input.Text", "Hại"), ("Input.Link", "javascript:alert(1)")), tokenFrom: "/quan-tri/menu");
        wrong.StatusCode.ShouldBe(HttpStatusCode.OK);

        using var guest = app.Guest(school);
        var home = await guest.OpenAsync("/");
        home.TextsOf(".nav details a").ShouldBe(["Nội quy"]);
        home.Document.QuerySelector(".nav details a")!.GetAttribute("href").ShouldBe($"{school.PathPrefix}/trang/noi-quy");
        home.Document.QuerySelector(".nav")!.LastElementChild!.TagName.ShouldBe("A");
        (await app.Guest(await app.CreateSchoolAsync()).OpenAsync("/")).Document.QuerySelector(".nav details").ShouldBeNull();

        await PostAsync(librarian, "/quan-tri/menu?handler=Usual");
        (await guest.OpenAsync("/")).Document.QuerySelector(".nav details").ShouldBeNull();
    }

    [Fact]
    public async Task A_page_goes_into_the_menu_as_it_is_published()
    {
        const string form = "/quan-tri/cac-trang/moi?mau=rules";
        var school = await app.CreateSchoolAsync();
        using var librarian = await app.SignInAsLibrarianAsync(school);
        (await librarian.OpenAsync(form)).Document.QuerySelector("input[name='Input.IsInMenu'][checked]").ShouldNotBeNull();
        await PostAsync(librarian, form, ("Input.Title", "Nội quy"), ("Input.Body", "Nói khẽ."), ("Input.IsInMenu", "true"));
        await PostAsync(librarian, form, ("Input.Title", "Mượn sách"), ("Input.Body", "Mang thẻ."));

        using var guest = app.Guest(school);
        (await guest.OpenAsync("/")).TextsOf(".nav > a")[^1].ShouldBe("Nội quy");
        var published = (await librarian.OpenAsync("/quan-tri/cac-trang")).Document.QuerySelector("td a[href*='cac-trang/']")!.GetAttribute("href")![school.PathPrefix.Length..];
        (await librarian.OpenAsync(published)).Document.QuerySelector("input[name='Input.IsInMenu']").ShouldBeNull();
    }

    [Fact]
    public async Task The_button_that_moved_a_row_is_under_the_finger_again()
    {
        using var librarian = await app.SignInAsLibrarianAsync(await app.CreateSchoolAsync());

        await PostAsync(librarian, Desk + "?handler=Move&at=2&to=1");
        (await librarian.OpenAsync(Desk)).Document.QuerySelector("li[data-at='1'] [autofocus]")!.GetAttribute("aria-label")!.ShouldStartWith("Chuyển lên");
        await PostAsync(librarian, Desk + "?handler=Move&at=1&to=0");
        (await librarian.OpenAsync(Desk)).Document.QuerySelector("li[data-at='0'] [autofocus]")!.GetAttribute("aria-label")!.ShouldStartWith("Chuyển xuống");
        await PostAsync(librarian, "/quan-tri/menu?handler=Move&at=0&to=1");
        (await librarian.OpenAsync("/quan-tri/menu")).Document.QuerySelector(".menu-entries > li:nth-child(2) [autofocus]").ShouldNotBeNull();
    }

    private static async Task PostAsync(Visitor visitor, string address, params (string Name, string Value)[] fields)
    {
        using var answer = await visitor.PostAsync(address, Fields.Of(fields), tokenFrom: "/quan-tri/trang");
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }
}
