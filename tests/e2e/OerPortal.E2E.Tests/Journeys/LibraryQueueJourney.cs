using Microsoft.Playwright;
using OerPortal.E2E.Tests.Running;

namespace OerPortal.E2E.Tests.Journeys;

/// <summary>A book that somebody waits for, and a desk whose line breaks.</summary>
public sealed class LibraryQueueJourney(DemoPortal demo) : Journey(demo)
{
    private const string School = "/truong/thcs-hon-sam";
    private const string Librarian = "thuvien.honsam@demo.oer";

    /// <summary>Works there, and has borrowed little.</summary>
    private const string Reader = "phan van lanh";

    [Fact]
    public async Task A_held_book_is_taken_from_the_shelf_set_aside_and_fetched()
    {
        await SignInAsync(Librarian, DemoPeople.Password);
        var number = await FreeCopyAsync(0);
        await Page.Locator("#Typed").FillAsync(Reader);
        await Page.Locator("#Typed").PressAsync("Enter");
        await Assertions.Expect(Page.Locator("#dat-giu")).ToContainTextAsync("Đã đặt giữ cho");
        await ShouldBeUsableByEverybodyAsync();
        await GoAsync(School + "/quan-tri/dat-giu");
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Cần lấy từ giá" })).ToBeVisibleAsync();
        await ShouldServeEverybodyAsync(School + "/quan-tri/dat-giu");

        await GoAsync(School + "/quan-tri/muon-tra");
        await TypeAsync(number);
        await Assertions.Expect(Page.Locator("#loan-said")).ToContainTextAsync("Để riêng cho");
        await TypeAsync(Reader);
        await Assertions.Expect(Page.Locator("#reader-name")).ToBeVisibleAsync();
        await Assertions.Expect(Page.Locator("#loan-rest")).ToContainTextAsync("Đến nhận trước hết");
        await TypeAsync(number);
        await Assertions.Expect(Page.Locator("#loan-said")).ToContainTextAsync("hạn trả");
        await ShouldBeUsableByEverybodyAsync();
    }

    [Fact]
    public async Task A_desk_whose_line_breaks_goes_on_and_sends_what_it_wrote_down()
    {
        await Page.SetViewportSizeAsync(360, 800);
        await SignInAsync(Librarian, DemoPeople.Password);
        var number = await FreeCopyAsync(1);
        await GoAsync(School + "/quan-tri/mat-mang");
        await Assertions.Expect(Page.Locator("#offline-kept")).ToContainTextAsync("Máy này đã giữ trang");

        await Page.Context.SetOfflineAsync(true);
        await Page.ReloadAsync();
        await Assertions.Expect(Page.Locator("#offline-line")).ToContainTextAsync("Đang mất mạng");
        await ShouldBeUsableByEverybodyAsync();
        foreach (var scanned in new[] { Reader, number, "TK999999" })
            await TypeAsync(scanned);
        await Page.ReloadAsync();
        await Assertions.Expect(Page.Locator("#offline-acts li")).ToHaveCountAsync(2);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Gửi lên kho" }).ClickAsync();
        await Assertions.Expect(Page.Locator("#offline-said")).ToContainTextAsync("Vẫn chưa có mạng");

        await Page.Context.SetOfflineAsync(false);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Gửi lên kho" }).ClickAsync();
        await Assertions.Expect(Page.Locator("#offline-said")).ToContainTextAsync("ghi xong 1, còn 1 việc cần xem");
        await ShouldServeEverybodyAsync(School + "/quan-tri/mat-mang-can-xem");
        await GoAsync(School + "/quan-tri/mat-mang-can-xem");
        await Assertions.Expect(Page.Locator("section.card")).ToContainTextAsync("Không có sách nào mang số ấy");
    }

    /// <summary>Which copies are out hangs on the day on which the demo's year of loans ends.</summary>
    /// <returns>The number on a book of the shelf; its title is open.</returns>
    private async Task<string> FreeCopyAsync(int which)
    {
        await GoAsync(School + "/quan-tri/sach?q=truyen&loai=Reference");
        var title = Page.Locator("tbody tr").Filter(new() { HasNot = Page.Locator("td.num:last-child:text-is('0')") }).Nth(which).Locator("th a");
        await GoAsync((await title.GetAttributeAsync("href"))!);
        return await Page.Locator("tbody tr:has-text('Trên giá') th").First.InnerTextAsync();
    }

    private async Task TypeAsync(string typed)
    {
        await Page.Locator("#Typed").FillAsync(typed);
        await Page.Keyboard.PressAsync("Enter");
    }
}
