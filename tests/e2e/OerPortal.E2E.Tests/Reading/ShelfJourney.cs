using Microsoft.Playwright;
using OerPortal.E2E.Tests.Journeys;
using OerPortal.E2E.Tests.Running;

namespace OerPortal.E2E.Tests.Reading;

/// <summary>What one is reading, and taking it off the shelf again.</summary>
public sealed class ShelfJourney(DemoPortal demo) : Journey(demo)
{
    private ILocator Guest => Page.Locator("[data-guest-shelf] h3");

    private ILocator Own => Page.Locator("main .hit h3");

    [Fact]
    public async Task An_empty_shelf_says_how_to_fill_it()
    {
        await GoAsync("/tu-sach");
        foreach (var width in new[] { 360, 768, 1280 })
        {
            await Page.SetViewportSizeAsync(width, 800);
            await ShouldBeUsableByEverybodyAsync();
        }

        await Page.GetByText("Tìm cuốn đầu tiên").ClickAsync();

        await Page.WaitForURLAsync("**/tim");
    }

    [Fact]
    public async Task A_guest_takes_one_book_off_and_then_all()
    {
        await ReadAsync(await Demo.VietnameseBookAsync());
        await ReadAsync(await Demo.PaperAsync());
        await ReadAsync(await Demo.VietnameseBookAsync());
        await GoAsync("/tu-sach");
        await Guest.Nth(1).WaitForAsync();
        await Assertions.Expect(Page.Locator("[data-guest-shelf] [data-place]").First).ToContainTextAsync("%");

        await Page.Locator("[data-remove]").First.ClickAsync();
        await Expect(Guest, 1);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Xoá hết vị trí đọc trên máy này" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Giữ lại" }).WaitForAsync();
        await ShouldBeUsableByEverybodyAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Giữ lại" }).ClickAsync();
        await Expect(Guest, 1);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Xoá hết vị trí đọc trên máy này" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Xoá hết", Exact = true }).ClickAsync();

        await Page.GetByText("Tủ sách còn trống").WaitForAsync();
        await Page.ReloadAsync();
        await Page.GetByText("Tủ sách còn trống").WaitForAsync();
    }

    [Fact]
    public async Task Somebody_who_signed_in_takes_one_book_off_and_then_all()
    {
        await SignInAsync(DemoPeople.Librarian, DemoPeople.Password);
        await ReadAsync(await Demo.VietnameseBookAsync(), isKept: true);
        await ReadAsync(await Demo.PaperAsync(), isKept: true);
        await GoAsync("/tu-sach");
        await Expect(Own, 2);

        await Page.Locator("main .hit form button").First.ClickAsync();
        await Expect(Own, 1);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Xoá hết lịch sử đọc" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Xoá hết", Exact = true }).WaitForAsync();
        await ShouldBeUsableByEverybodyAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Xoá hết", Exact = true }).ClickAsync();

        await Page.GetByText("Tủ sách còn trống").WaitForAsync();
    }

    private async Task ReadAsync(string book, bool isKept = false)
    {
        await GoAsync($"/doc/{book}");
        var open = new OpenBook(Page);
        await open.ReadyAsync();
        if (isKept)
            await Page.RunAndWaitForResponseAsync(open.TurnAsync, answer => answer.Request.Method == "PUT" && answer.Ok);
        else
            await open.TurnAsync();
    }

    private static Task Expect(ILocator found, int count) => Assertions.Expect(found).ToHaveCountAsync(count);
}
