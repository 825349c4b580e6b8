using Microsoft.Playwright;
using OerPortal.E2E.Tests.Running;

namespace OerPortal.E2E.Tests.Reading;

/// <summary>Where one is in a book, going elsewhere, and the way back.</summary>
public sealed class JumpTests(DemoPortal demo) : Journey(demo)
{
    private OpenBook Book => new(Page);

    private ILocator Chip => Page.Locator(".reader-chip button");

    /// <inheritdoc />
    protected override BrowserNewContextOptions Device => new() { ViewportSize = new() { Width = 360, Height = 740 } };

    [Fact]
    public async Task The_way_back_is_a_chip_beside_the_text_which_leaves_with_the_next_page()
    {
        await OpenAsync();
        await JumpAsync();
        await Chip.WaitForAsync();
        var text = await Page.Locator(".reader-host").BoundingBoxAsync();
        var chip = await Chip.BoundingBoxAsync();
        chip!.Y.ShouldBeGreaterThanOrEqualTo(text!.Y + text.Height, "The chip covers the text.");
        await ShouldBeUsableByEverybodyAsync();

        await Page.Keyboard.PressAsync("PageDown");

        await Assertions.Expect(Chip).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_chip_leads_back_and_so_does_its_key_when_it_has_gone()
    {
        var start = await OpenAsync();
        await JumpAsync();
        await Chip.ClickAsync();
        await EventuallyAsync(async () => (await Book.PlaceAsync()).ShouldBe(start));

        await JumpAsync();
        await Assertions.Expect(Chip).ToHaveCountAsync(0);
        await Page.Keyboard.PressAsync("b");

        await EventuallyAsync(async () => (await Book.PlaceAsync()).ShouldBe(start));
    }

    [Fact]
    public async Task The_contents_show_where_one_is_in_a_book_and_in_a_paper()
    {
        await OpenAsync();
        await JumpAsync();
        await ShouldStandAtAsync(await Page.Locator(".reader-chapter").TextContentAsync() ?? "");

        await GoAsync($"/doc/{await Demo.PaperAsync()}");
        await Book.ReadyAsync();
        await Page.Keyboard.PressAsync("t");
        await Page.Locator(".reader-contents nav > *:not([role=status])").First.WaitForAsync();
        if (await Page.Locator(".reader-contents a").CountAsync() == 0) return;
        await Page.Locator(".reader-contents a").Last.ClickAsync();
        await Page.Keyboard.PressAsync("t");
        await Assertions.Expect(Page.Locator(".reader-contents [aria-current]")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_reload_and_a_turned_phone_keep_the_place()
    {
        await OpenAsync();
        await JumpAsync();
        await Book.TurnAsync();
        var place = await Book.PlaceAsync();
        await Page.ReloadAsync();
        await Book.ReadyAsync();
        await EventuallyAsync(async () => (await Book.PlaceAsync()).ShouldBe(place));

        var chapter = await Page.Locator(".reader-chapter").TextContentAsync();
        await Page.SetViewportSizeAsync(740, 360);
        await Book.PlaceAsync();
        await Page.SetViewportSizeAsync(360, 740);
        await Book.PlaceAsync();
        await Assertions.Expect(Page.Locator(".reader-chapter")).ToHaveTextAsync(chapter!);
    }

    [Fact]
    public async Task Every_page_says_which_of_the_chapter_it_is()
    {
        var first = await OpenAsync();
        first.ShouldMatch(@"^\d+ % · trang 1/\d+");
        for (var turns = 0; turns < 6; turns++)
        {
            await Book.TurnAsync();
            var place = await Book.PlaceAsync();
            place.ShouldNotBe(first);
            place.ShouldNotContain("NaN");
            first = place;
        }
    }

    private async Task<string> OpenAsync()
    {
        await GoAsync($"/doc/{await Demo.VietnameseBookAsync()}");
        await Book.ReadyAsync();
        return await Book.PlaceAsync();
    }

    private async Task JumpAsync()
    {
        await Page.Keyboard.PressAsync("t");
        var lines = Page.Locator(".reader-contents a");
        await lines.First.WaitForAsync();
        var chapter = lines.Nth(await lines.CountAsync() - 2);
        var title = (await chapter.TextContentAsync())!.Trim();
        await chapter.ClickAsync();
        await Chip.WaitForAsync();
        await Book.ShouldSayAsync(title.Split(' ')[^1]);
    }

    private async Task ShouldStandAtAsync(string chapter)
    {
        await Page.Keyboard.PressAsync("t");
        var here = Page.Locator(".reader-contents [aria-current]");
        await Assertions.Expect(here).ToHaveTextAsync(chapter.Trim());
        await Assertions.Expect(here).ToBeFocusedAsync();
        await Assertions.Expect(here).ToBeInViewportAsync();
        await Page.Keyboard.PressAsync("Escape");
    }
}
