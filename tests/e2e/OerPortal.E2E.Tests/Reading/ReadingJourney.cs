using Microsoft.Playwright;
using OerPortal.E2E.Tests.Running;

namespace OerPortal.E2E.Tests.Reading;

/// <summary>A pupil reads.</summary>
public sealed class ReadingJourney(DemoPortal demo) : Journey(demo)
{
    private const string Password = "bốn con voi đi học";

    private OpenBook Book => new(Page);

    [Fact]
    public async Task The_reader_is_usable_by_everybody()
    {
        await GoAsync($"/doc/{await BookAsync()}");
        await Book.ReadyAsync();
        foreach (var width in new[] { 360, 768, 1280 })
        {
            await Page.SetViewportSizeAsync(width, 800);
            await ShouldBeUsableByEverybodyAsync();
            await Page.Keyboard.PressAsync("t");
            await ShouldBeUsableByEverybodyAsync();
            await Page.Keyboard.PressAsync("Escape");
            await Page.Keyboard.PressAsync("a");
            foreach (var theme in new[] { "Giấy", "Tối", "Tương phản cao", "Sáng" })
            {
                await Page.GetByRole(AriaRole.Button, new() { Name = theme, Exact = true }).ClickAsync();
                await ShouldBeUsableByEverybodyAsync();
            }
            await Page.Keyboard.PressAsync("Escape");
        }
    }

    [Fact]
    public async Task A_guest_finds_the_place_again_on_the_same_device_and_on_the_shelf()
    {
        var address = $"/doc/{await BookAsync()}";
        await GoAsync(address);
        await Book.ReadyAsync();
        await Book.TurnAsync();
        await Book.TurnAsync();
        var place = await Book.PlaceAsync();

        await GoAsync("/tu-sach");
        await ShouldBeUsableByEverybodyAsync();
        await Page.Locator("[data-guest-shelf] h3 a").First.ClickAsync();
        await Book.ReadyAsync();

        await EventuallyAsync(async () => (await Book.PlaceAsync()).ShouldBe(place));
    }

    [Fact]
    public async Task The_place_follows_the_account_to_another_device()
    {
        var address = $"/doc/{await BookAsync()}";
        var pupil = await RegisterAsync();
        await GoAsync(address);
        await Book.ReadyAsync();
        await Page.RunAndWaitForResponseAsync(async () =>
        {
            await Book.TurnAsync();
            await Book.TurnAsync();
        }, answer => answer.Request.Method == "PUT" && answer.Ok);
        var place = await Book.PlaceAsync();
        await GoAsync("/tu-sach");
        await Page.Locator("main .hit h3 a").First.WaitForAsync();
        await ShouldBeUsableByEverybodyAsync();

        await UseDeviceAsync(new() { ViewportSize = new() { Width = 1280, Height = 800 } });
        await SignInAsync(pupil, Password);
        await GoAsync(address);
        await Book.ReadyAsync();

        await EventuallyAsync(async () => (await Book.PlaceAsync()).ShouldBe(place));
    }

    [Fact]
    public async Task A_search_result_opens_where_it_was_found()
    {
        var book = await BookAsync();
        await GoAsync($"/doc/{book}");
        await Book.ReadyAsync();
        await Page.Keyboard.PressAsync("t");
        var last = Page.Locator(".reader-contents a").Last;
        var title = (await last.TextContentAsync())!.Trim();
        await last.ClickAsync();

        await Book.ShouldSayAsync(title.Split(' ')[^1]);
        await Page.Locator(".reader-chip button").ClickAsync();
        await Book.ShouldBeVisibleAsync();
    }

    private async Task<string> BookAsync() => await Demo.Portal.Database.AskAsync<string>("""
        select c.public_id from resources.catalogue_entry c join ingest.file f on f.id = c.main_file_id
        where f.kind = 1 and c.can_be_read and c.visibility = 2 order by f.pages desc nulls last limit 1
        """) ?? throw new InvalidOperationException("The demo has no EPUB for everybody.");

    private async Task<string> RegisterAsync()
    {
        var login = $"hs-{Guid.CreateVersion7():N}";
        await GoAsync("/dang-ky");
        await Page.Locator("[name='Input.DisplayName']").FillAsync("Y Ngọc Linh");
        await Page.Locator("[name='Input.Login']").FillAsync(login);
        await Page.Locator("[name='Input.Password']").FillAsync(Password);
        await Page.Locator("[name='Input.Agrees']").CheckAsync();
        await Page.Locator("main form .form-end button").First.ClickAsync();
        await Page.WaitForURLAsync(url => !url.Contains("/dang-ky", StringComparison.Ordinal));
        return login;
    }
}
