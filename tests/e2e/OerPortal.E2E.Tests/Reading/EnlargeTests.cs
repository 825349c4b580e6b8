using Microsoft.Playwright;
using OerPortal.E2E.Tests.Running;

namespace OerPortal.E2E.Tests.Reading;

/// <summary>Pictures and tables of a book, looked at closely.</summary>
public sealed class EnlargeTests(DemoPortal demo) : Journey(demo)
{
    [Fact]
    public async Task The_pictures_of_a_page_are_reached_by_keyboard_and_closed_by_escape_and_by_back()
    {
        await GoAsync($"/doc/{await Demo.VietnameseBookAsync()}");
        await new OpenBook(Page).ReadyAsync();
        await new OpenBook(Page).PlaceAsync();
        await ToPictureAsync();
        var address = Page.Url;
        await OpenFirstAsync();
        await ShouldBeUsableByEverybodyAsync();
        await Page.Keyboard.PressAsync("+");
        await Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(Page.Locator(".reader-enlarged")).ToHaveCountAsync(0);

        await OpenFirstAsync();
        await Page.GoBackAsync();

        await Assertions.Expect(Page.Locator(".reader-enlarged")).ToHaveCountAsync(0);
        Page.Url.ShouldBe(address);
        await new OpenBook(Page).ShouldBeVisibleAsync();
    }

    /// <summary>Turns until something on the page can be enlarged.</summary>
    private async Task ToPictureAsync()
    {
        for (var turns = 0; turns < 12; turns++)
        {
            await Page.Keyboard.PressAsync("h");
            await Page.Locator(".reader-figures, .reader-enlarged").First.WaitForAsync();
            var isNone = await Page.Locator(".reader-figures").GetByText("không có hình").IsVisibleAsync();
            await Page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(Page.Locator(".reader-figures, .reader-enlarged")).ToHaveCountAsync(0);
            if (!isNone) return;
            var before = await Page.Locator(".reader-position").TextContentAsync();
            await Page.Keyboard.PressAsync("ArrowRight");
            await Assertions.Expect(Page.Locator(".reader-position")).Not.ToHaveTextAsync(before!);
        }
    }

    /// <summary>A page with one picture shows it at once, one with several asks which.</summary>
    private async Task OpenFirstAsync()
    {
        await Page.Keyboard.PressAsync("h");
        var choice = Page.Locator(".reader-figures li button").First;
        await Page.Locator(".reader-figures li button, .reader-enlarged").First.WaitForAsync();
        if (await choice.IsVisibleAsync()) await choice.ClickAsync();
        await Page.Locator(".reader-enlarged .zoomable").WaitForAsync();
    }
}
