using Microsoft.Playwright;
using OerPortal.E2E.Tests.Running;

[assembly: AssemblyFixture(typeof(DemoPortal))]

namespace OerPortal.E2E.Tests;

/// <summary>Every kind of page, on a phone and on a desk, by day and by night.</summary>
public sealed class EveryPageTests(DemoPortal demo) : Journey(demo)
{
    public static TheoryData<string> GuestPages => [
        "/", "/tim", "/tim?q=duong+len+nui", "/tim?q=kh%C3%B4ngc%C3%B3g%C3%AC", "/truong", "/truong/thcs-ba-lan/", "/tin", "/bo-suu-tap", "/tu-sach",
        "/tro-giup/dong-gop", "/tro-giup/giay-phep", "/tro-giup/tiep-can", "/tro-giup/rieng-tu", "/dang-nhap", "/dang-ky", "/goi-y-dang-nhap", "/loi/404", "/loi/400", "/loi/403", "/loi/500",
        "/truong/tieu-hoc-ngoc-linh/", "/truong/thcs-ba-lan/tim?q=toan", "/truong/thcs-ba-lan/tin", "/truong?ten=kh%C3%B4ngc%C3%B3",
        "/du-lieu-mo", "/api/v1/docs", "/truong/tieu-hoc-ngoc-linh/du-lieu-mo",
    ];

    /// <summary>Pages whose address is known only to the page that leads there.</summary>
    public static TheoryData<string, string> LinkedPages => new()
    {
        { "/tim?q=Ng%E1%BB%8Dc+Linh", "Đường lên Ngọc Linh" },
        { "/tim?q=Pythagore", "Định lí Pythagore quanh ta" },
        { "/tim?q=c%E1%BB%93ng+chi%C3%AAng", "Nghe cồng chiêng" },
        { "/bo-suu-tap", "Kon Tum quê em" },
        { "/tin", "Hai giấy phép nên dùng cho học liệu mở" },
    };

    [Theory]
    [MemberData(nameof(GuestPages))]
    public async Task A_page_for_guests_is_usable_by_everybody(string address)
    {
        foreach (var width in Widths)
        {
            await Page.SetViewportSizeAsync(width, 800);
            await GoAsync(address);
            await ShouldBeUsableByEverybodyAsync();
            await ShouldBeReadableByNightAsync();
        }

        await ShouldSpeakBothLanguagesAsync(address);
    }

    [Theory]
    [MemberData(nameof(LinkedPages))]
    public async Task A_page_that_another_one_leads_to_is_usable_by_everybody(string from, string link)
    {
        await GoAsync(from);
        var address = await Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First.GetAttributeAsync("href");

        await ShouldServeEverybodyAsync(address!);
    }

    [Fact]
    public async Task What_opens_on_a_page_is_usable_by_everybody()
    {
        await Page.SetViewportSizeAsync(Widths[0], 740);
        await GoAsync("/");
        await Page.Locator(".burger > summary").ClickAsync();
        await ShouldBeUsableByEverybodyAsync();
        await Page.SetViewportSizeAsync(Widths[^1], 800);
        await GoAsync("/");
        await Page.Locator(".search input[type=search]").PressSequentiallyAsync("duong");
        var last = Page.GetByRole(AriaRole.Option).Last;
        await last.WaitForAsync();
        await ShouldBeUsableByEverybodyAsync();
        // Nothing lies over the last suggestion, and nothing cuts it off.
        await EventuallyAsync(async () => (await last.EvaluateAsync<bool>("e => { const r = e.getBoundingClientRect(); const top = document.elementFromPoint(r.left + r.width / 2, r.bottom - 4); return e.contains(top); }"))
            .ShouldBeTrue());
    }

    [Theory]
    [InlineData("theme.nothing", "theme.nothing")]
    [InlineData("Đăng nhập", "Đăng nhập")]
    public async Task The_check_sees_words_without_a_translation(string words, string seen)
    {
        await ChooseLanguageAsync("en", "/dang-nhap");
        await Page.EvaluateAsync("words => document.querySelector('main h1').append(Object.assign(document.createElement('span'), { textContent: words }))", words);

        var refusal = await Assert.ThrowsAsync<ShouldAssertException>(ShouldBeTranslatedAsync);

        refusal.Message.ShouldContain(seen);
    }

    [Fact]
    public async Task The_check_sees_what_cannot_be_read_by_night()
    {
        await GoAsync("/dang-nhap");
        await Page.EvaluateAsync("""
            () => {
              const sheet = new CSSStyleSheet();
              sheet.replaceSync('@media (prefers-color-scheme: dark) { main h1 { color: #333 } }');
              document.adoptedStyleSheets = [sheet];
            }
            """);
        await ShouldBeUsableByEverybodyAsync();

        var refusal = await Assert.ThrowsAsync<ShouldAssertException>(ShouldBeReadableByNightAsync);

        refusal.Message.ShouldContain("color-contrast");
    }

    [Fact]
    public async Task The_check_sees_a_picture_without_words()
    {
        await GoAsync("/dang-nhap");
        await Page.EvaluateAsync("() => document.querySelector('main').append(new Image())");

        var refusal = await Assert.ThrowsAsync<ShouldAssertException>(ShouldBeUsableByEverybodyAsync);

        refusal.Message.ShouldContain("image-alt");
    }
}
