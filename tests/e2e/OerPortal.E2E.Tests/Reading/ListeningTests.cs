using Microsoft.Playwright;
using OerPortal.E2E.Tests.Running;

namespace OerPortal.E2E.Tests.Reading;

/// <summary>
/// Somebody listens to a book. A browser without a screen has no voices, so a voice stands in for the device's: it says what it
/// is given after a while, as devices do.
/// </summary>
public sealed class ListeningTests(DemoPortal demo) : Journey(demo)
{
    private const string Voice = """
        (() => {
          window.spoken = [];
          const speech = Object.assign(new EventTarget(), {
            speaking: false, pending: false, pause() {}, resume() {},
            getVoices: () => [{ lang: 'vi-VN', name: 'Giọng thử', localService: true, default: true }],
            speak(words) {
              this.now = words;
              this.speaking = true;
              window.spoken.push(words.text);
              setTimeout(() => { if (this.now === words) { this.speaking = false; words.onend?.({}); } }, window.breath ?? 400);
            },
            cancel() { this.now = undefined; this.speaking = false; },
          });
          Object.defineProperty(window, 'speechSynthesis', { value: speech });
          window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
        })();
        """;

    private OpenBook Book => new(Page);

    private ILocator Bar => Page.GetByRole(AriaRole.Region, new() { Name = "Nghe đọc" });

    [Fact]
    public async Task A_device_voice_reads_sentence_by_sentence_and_turns_the_pages()
    {
        await ListenAsync();
        await Page.WaitForFunctionAsync("() => window.spoken.length > 1");
        await EventuallyAsync(async () => (await MarkedAsync()).ShouldNotBeEmpty());
        await ShouldBeUsableByEverybodyAsync();

        var place = await Page.Locator(".reader-position").TextContentAsync();
        await Page.EvaluateAsync("() => { window.breath = 20; }");
        await Page.WaitForFunctionAsync("(place) => document.querySelector('.reader-position').textContent !== place", place);
    }

    [Fact]
    public async Task The_keys_pause_and_go_from_sentence_to_sentence()
    {
        await ListenAsync();
        await Page.WaitForFunctionAsync("() => window.spoken.length > 0");
        await Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(Bar).ToHaveCountAsync(0);

        await Page.Keyboard.PressAsync("n");
        await Bar.WaitForAsync();
        await Page.Locator(".reader-page").ClickAsync(new() { Position = new() { X = 640, Y = 4 } });
        await Page.EvaluateAsync("() => { document.activeElement?.blur(); window.breath = 60000; }");
        await Page.Keyboard.PressAsync(" ");
        await Bar.GetByRole(AriaRole.Button, new() { Name = "Nghe tiếp" }).WaitForAsync();
        var before = await MarkedAsync();
        await Page.Keyboard.PressAsync("ArrowRight");
        await EventuallyAsync(async () => (await MarkedAsync()).ShouldNotBe(before));
        await Page.Keyboard.PressAsync("ArrowLeft");
        await EventuallyAsync(async () => (await MarkedAsync()).ShouldBe(before));
    }

    [Fact]
    public async Task Without_a_voice_nothing_is_offered_and_the_help_says_how_to_get_one()
    {
        await GoAsync($"/doc/{await Demo.VietnameseBookAsync()}");
        await Book.ReadyAsync();
        await Page.WaitForTimeoutAsync(3500);

        await Assertions.Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Nghe đọc" })).ToHaveCountAsync(0);
        await Page.Keyboard.PressAsync("?");
        await Page.GetByText("Máy này chưa có giọng đọc").WaitForAsync();
    }

    private async Task ListenAsync()
    {
        await Page.AddInitScriptAsync(Voice);
        // The voice is a script too, and a book's frame lets none run.
        Expect("frame is sandboxed");
        await GoAsync($"/doc/{await Demo.VietnameseBookAsync()}?den={await FirstChapterAsync()}");
        await Book.ReadyAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Nghe đọc" }).ClickAsync();
        await Bar.WaitForAsync();
    }

    private async Task<string> FirstChapterAsync()
    {
        await GoAsync($"/doc/{await Demo.VietnameseBookAsync()}");
        return Uri.EscapeDataString(await Page.EvaluateAsync<string>("""
            async () => {
              const { base } = JSON.parse(document.getElementById('reader-config').textContent);
              const { readingOrder } = await (await fetch(`${base}manifest.json`)).json();
              return decodeURI(readingOrder[Math.min(2, readingOrder.length - 1)].href);
            }
            """));
    }

    private async Task<string> MarkedAsync()
    {
        foreach (var frame in Page.Frames.Where(f => f.Url.StartsWith("blob:", StringComparison.Ordinal)))
        {
            var marked = await frame.EvaluateAsync<string>("() => [...(CSS.highlights.get('oer-spoken') ?? [])].map(String).join(' ')");
            if (marked.Length > 0) return marked;
        }
        return "";
    }
}
