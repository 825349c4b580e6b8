using Microsoft.Playwright;
using OerPortal.E2E.Tests.Running;

namespace OerPortal.E2E.Tests;

/// <summary>The parts all pages are made of, on the page that shows them.</summary>
public sealed class ThemeTests(DemoPortal demo) : Journey(demo)
{
    private const string Parts = "/giao-dien";

    public static TheoryData<string> BothLanguages => ["vi", "en"];

    [Theory]
    [MemberData(nameof(BothLanguages))]
    public async Task Every_part_is_usable_by_everybody_by_day_and_by_night(string language)
    {
        await GoAsync($"/chon/ngon-ngu/{language}?ve={Parts}");
        foreach (var width in new[] { 360, 768, 1280 })
        {
            await Page.SetViewportSizeAsync(width, 800);
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await Page.EmulateMediaAsync(new() { ColorScheme = scheme });
                await ShouldBeUsableByEverybodyAsync();
            }
        }
    }

    [Fact]
    public async Task On_a_phone_everything_to_press_is_at_least_44_pixels_high()
    {
        await UseDeviceAsync(new() { ViewportSize = new() { Width = 360, Height = 740 }, HasTouch = true });
        await GoAsync(Parts);

        var small = await Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('a, button, select, summary, textarea, input')]
              .filter(e => e.checkVisibility() && !e.matches('.skip') && getComputedStyle(e).display !== 'inline')
              .map(e => [e, (e.closest('label') ?? e).getBoundingClientRect()])
              .filter(([e, box]) => box.height < 43.5 && !e.matches('td input, th input'))
              .map(([e, box]) => `${e.outerHTML.slice(0, 80)} is ${box.height}`)
            """);

        small.ShouldBeEmpty();
    }

    [Fact]
    public async Task Lines_have_room_for_two_marks_on_a_capital()
    {
        await GoAsync(Parts);

        var tight = await Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('body *')]
              .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
              .filter(e => { const s = getComputedStyle(e); return s.lineHeight === 'normal' || parseFloat(s.lineHeight) / parseFloat(s.fontSize) < 1.295; })
              .filter(e => e.localName !== 'option')
              .map(e => e.outerHTML.slice(0, 80))
            """);

        tight.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_jumps_when_the_fonts_come()
    {
        await GoAsync(Parts);
        await Page.EvaluateAsync("() => document.fonts.ready");

        var shift = await Page.EvaluateAsync<double>("""
            () => new Promise(done => {
              let sum = 0;
              new PerformanceObserver(list => { for (const e of list.getEntries()) sum += e.value; }).observe({ type: 'layout-shift', buffered: true });
              requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
            })
            """);

        shift.ShouldBeLessThanOrEqualTo(0.02);
    }

    [Fact]
    public async Task The_chosen_night_holds_against_the_device_and_can_be_given_back()
    {
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await GoAsync(Parts);
        var day = await GroundAsync();

        await Page.Locator("a[href^='/chon/nen/dark']").ClickAsync();
        await Assertions.Expect(Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await EventuallyAsync(async () => (await GroundAsync()).ShouldNotBe(day));
        new Uri(Page.Url).AbsolutePath.ShouldBe(Parts);

        await Page.Locator("a[href^='/chon/nen/auto']").ClickAsync();
        await Assertions.Expect(Page.Locator("html")).ToHaveAttributeAsync("data-theme", "");
        await EventuallyAsync(async () => (await GroundAsync()).ShouldBe(day));
    }

    [Fact]
    public async Task A_dialog_takes_the_focus_and_gives_it_back()
    {
        await GoAsync(Parts);
        await Page.Locator("[data-opens=g-dialog]").FocusAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Page.Locator("#g-dialog")).ToBeVisibleAsync();
        await ShouldBeUsableByEverybodyAsync();

        await Page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(Page.Locator("#g-dialog")).ToBeHiddenAsync();
        await Assertions.Expect(Page.Locator("[data-opens=g-dialog]")).ToBeFocusedAsync();
    }

    private Task<string> GroundAsync() => Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");
}
