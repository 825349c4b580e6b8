using Microsoft.Playwright;
using OerPortal.E2E.Tests.Running;

namespace OerPortal.E2E.Tests.Reading;

/// <summary>When a book does not open: a sentence that says why, and the next step.</summary>
public sealed class TroublesTests(DemoPortal demo) : Journey(demo)
{
    [Fact]
    public async Task A_damaged_book_says_so_and_offers_the_file()
    {
        await Page.RouteAsync("**/manifest.json", route => route.FulfillAsync(new() { ContentType = "application/webpub+json", Body = "{}" }));
        await GoAsync($"/doc/{await Demo.VietnameseBookAsync()}");

        await Page.GetByRole(AriaRole.Alert).GetByText("bị hỏng").WaitForAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Tải tệp về" }).WaitForAsync();
        await ShouldBeUsableByEverybodyAsync();
        TakeComplaints().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_lost_connection_can_be_tried_again()
    {
        var isLost = true;
        await Page.RouteAsync("**/manifest.json", route => isLost ? route.AbortAsync() : route.ContinueAsync());
        await GoAsync($"/doc/{await Demo.VietnameseBookAsync()}");
        await Page.GetByRole(AriaRole.Alert).GetByText("kết nối mạng").WaitForAsync();
        TakeComplaints().ShouldNotBeEmpty();

        isLost = false;
        await Page.GetByRole(AriaRole.Button, new() { Name = "Thử lại" }).ClickAsync();

        await new OpenBook(Page).ReadyAsync();
    }

    [Fact]
    public async Task A_slow_line_is_named_when_the_book_is_long_in_coming()
    {
        var answer = new TaskCompletionSource();
        await Page.Clock.InstallAsync();
        // The test's clock is a script too, and a book's frame lets none run.
        Expect("frame is sandboxed");
        await Page.RouteAsync("**/manifest.json", async route =>
        {
            await answer.Task;
            await route.ContinueAsync();
        });
        await GoAsync($"/doc/{await Demo.VietnameseBookAsync()}");
        await Page.Locator(".reader-cover [role=status]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await Page.Clock.RunForAsync(9000);

        await Page.GetByRole(AriaRole.Status).GetByText("Đường truyền đang chậm").WaitForAsync();
        await Page.Clock.ResumeAsync();
        answer.SetResult();
        await new OpenBook(Page).ReadyAsync();
    }

    [Fact]
    public async Task A_page_that_is_long_in_coming_shows_that_it_is_on_its_way()
    {
        var address = $"/doc/{await Demo.VietnameseBookAsync()}";
        var last = await LastChapterAsync(address);
        var answer = new TaskCompletionSource();
        await Page.RouteAsync(last, async route =>
        {
            await answer.Task;
            await route.ContinueAsync();
        });
        await GoAsync(address);
        await new OpenBook(Page).ReadyAsync();
        await Page.Keyboard.PressAsync("End");

        await Page.Locator(".reader-page[data-busy]").WaitForAsync();
        answer.SetResult();
        await Page.Locator(".reader-page:not([data-busy])").WaitForAsync();
    }

    [Fact]
    public async Task A_chapter_that_does_not_come_keeps_its_message_and_the_place_and_comes_when_the_network_is_back()
    {
        var address = $"/doc/{await Demo.VietnameseBookAsync()}";
        var last = await LastChapterAsync(address);
        var isLost = true;
        await Page.RouteAsync(last, route => isLost ? route.AbortAsync() : route.ContinueAsync());
        await GoAsync(address);
        await new OpenBook(Page).ReadyAsync();
        var place = await new OpenBook(Page).PlaceAsync();
        await Page.Keyboard.PressAsync("End");

        var trouble = Page.GetByRole(AriaRole.Alert).GetByText("Chưa tải được phần này của sách");
        await trouble.WaitForAsync();
        await Page.WaitForTimeoutAsync(3000);
        await Assertions.Expect(trouble).ToBeVisibleAsync();
        await Assertions.Expect(Page.Locator(".reader-position")).ToHaveTextAsync(place);
        await ShouldBeUsableByEverybodyAsync();

        isLost = false;
        await Page.GetByRole(AriaRole.Button, new() { Name = "Thử lại" }).ClickAsync();
        await Assertions.Expect(trouble).ToHaveCountAsync(0);
        await new OpenBook(Page).ShouldBeVisibleAsync();
        await EventuallyAsync(async () => (await new OpenBook(Page).PlaceAsync()).ShouldNotBe(place));
    }

    [Fact]
    public async Task An_unknown_book_is_not_found()
        => (await GoAsync("/doc/0000000000")).Status.ShouldBe(404);

    // Its address is known and its route laid before the book is opened: on a fast day a chapter is there before a route that is laid later.
    private async Task<string> LastChapterAsync(string address)
    {
        var manifest = await Page.RunAndWaitForResponseAsync(() => GoAsync(address), "**/manifest.json");
        var order = (await manifest.JsonAsync())!.Value.GetProperty("readingOrder");
        await new OpenBook(Page).ReadyAsync();
        return new Uri(new Uri(manifest.Url), order[order.GetArrayLength() - 1].GetProperty("href").GetString()!).AbsoluteUri;
    }
}
