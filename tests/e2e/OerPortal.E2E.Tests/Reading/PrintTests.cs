using Microsoft.Playwright;
using OerPortal.E2E.Tests.Running;

namespace OerPortal.E2E.Tests.Reading;

/// <summary>Printing from the reader prints the chapter, not the screen.</summary>
public sealed class PrintTests(DemoPortal demo) : Journey(demo)
{
    [Fact]
    public async Task A_chapter_is_printed_whole_without_the_tools()
    {
        await GoAsync($"/doc/{await Demo.VietnameseBookAsync()}");
        await new OpenBook(Page).ReadyAsync();
        await Page.Keyboard.PressAsync("t");
        var chapter = Page.Locator(".reader-contents a").Last;
        var title = (await chapter.TextContentAsync())!.Trim();
        await chapter.ClickAsync();
        await new OpenBook(Page).ShouldSayAsync(title.Split(' ')[^1]);
        await Page.EvaluateAsync("() => dispatchEvent(new Event('beforeprint'))");
        await Page.EmulateMediaAsync(new() { Media = Media.Print });

        await Assertions.Expect(Page.Locator(".reader-bar")).ToBeHiddenAsync();
        await Assertions.Expect(Page.Locator(".reader-print h1").First).ToBeVisibleAsync();
        await Assertions.Expect(Page.Locator(".reader-print > footer")).ToContainTextAsync("Nguồn:");
        var printed = await Page.EvaluateAsync<int>("() => document.querySelector('.reader-print > div').shadowRoot.querySelector('body').textContent.length");
        printed.ShouldBeGreaterThan(500);

        await Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await Page.EvaluateAsync("() => dispatchEvent(new Event('afterprint'))");
        await Assertions.Expect(Page.Locator(".reader-bar")).ToBeVisibleAsync();
        await Assertions.Expect(Page.Locator(".reader-print")).ToHaveCountAsync(0);
    }
}
