using Microsoft.Playwright;
using OerPortal.E2E.Tests.Running;

namespace OerPortal.E2E.Tests.Journeys;

/// <summary>A book that somebody waits for, and a desk whose line breaks.</summary>
public sealed class LibraryQueueJourney(DemoPortal demo) : Journey(demo)
{
    private const string School = "/truong/thcs-hon-sam";
    private const string Librarian = "thuvien.honsam@demo.oer";

    [Fact]
    public async Task A_held_book_is_taken_from_the_shelf_set_aside_and_fetched()
    {
        await SignInAsync(Librarian, DemoPeople.Password);
        await GoAsync(School + "/quan-tri/sach?q=de+men+phieu+luu+ky");
        var title = await Page.Locator("tbody th a").First.GetAttributeAsync("href");
        await GoAsync(title!);
        var number = await Page.Locator("tbody tr:has-text('Trên giá') th").First.InnerTextAsync();
        await Page.Locator("#Typed").FillAsync("phan van lanh");
        await Page.Locator("#Typed").PressAsync("Enter");
        await Assertions.Expect(Page.Locator("#dat-giu")).ToContainTextAsync("Đã đặt giữ cho");
        await ShouldBeUsableByEverybodyAsync();
        await GoAsync(School + "/quan-tri/dat-giu");
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Cần lấy từ giá" })).ToBeVisibleAsync();
        await ShouldServeEverybodyAsync(School + "/quan-tri/dat-giu");

        await GoAsync(School + "/quan-tri/muon-tra");
        await TypeAsync(number);
        await Assertions.Expect(Page.Locator("#loan-said")).ToContainTextAsync("Để riêng cho");
        await TypeAsync("phan van lanh");
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
        await GoAsync(School + "/quan-tri/mat-mang");
        await Assertions.Expect(Page.Locator("#offline-kept")).ToContainTextAsync("Máy này đã giữ trang");

        await Page.Context.SetOfflineAsync(true);
        await Page.ReloadAsync();
        await Assertions.Expect(Page.Locator("#offline-line")).ToContainTextAsync("Đang mất mạng");
        await ShouldBeUsableByEverybodyAsync();
        foreach (var scanned in new[] { "HS0031", "TK000777", "TK999999" })
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

    private async Task TypeAsync(string typed)
    {
        await Page.Locator("#Typed").FillAsync(typed);
        await Page.Keyboard.PressAsync("Enter");
    }
}
