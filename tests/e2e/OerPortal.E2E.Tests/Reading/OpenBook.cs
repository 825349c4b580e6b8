using Microsoft.Playwright;
using OerPortal.E2E.Tests.Running;

namespace OerPortal.E2E.Tests.Reading;

/// <summary>A book on the screen, as eyes see it: words and pictures inside the window, whatever draws them.</summary>
internal sealed class OpenBook(IPage page)
{
    private const string WordsAndPictures = """
        (window) => {
          const { left, top, scale, width, height } = JSON.parse(window);
          const seen = (box) => box.width > 0 && box.height > 0 && left + box.right * scale > 1 && left + box.left * scale < width - 1
            && top + box.bottom * scale > 1 && top + box.top * scale < height - 1;
          let words = '';
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            if (!node.nodeValue.trim() || node.parentElement.closest('style, script')) continue;
            const range = document.createRange();
            range.selectNodeContents(node);
            if ([...range.getClientRects()].some(seen)) words += node.nodeValue.trim() + ' ';
          }
          const pictures = [...document.querySelectorAll('img, svg')].filter((e) => seen(e.getBoundingClientRect())
            && (e.localName !== 'img' || (e.complete && e.naturalWidth > 0))).length;
          return words + (pictures ? ' [picture]' : '');
        }
        """;

    private const string InkOnPages = """
        () => [...document.querySelectorAll('.pdf-page canvas')].some((canvas) => {
          const box = canvas.getBoundingClientRect();
          if (box.bottom <= 0 || box.top >= innerHeight || !canvas.width) return false;
          const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
          for (let i = 0; i < data.length; i += 4 * 97) if (data[i] < 200 && data[i + 3] > 0) return true;
          return false;
        })
        """;

    /// <summary>Waits until the reader shows a page; fails with what the reader says when it cannot.</summary>
    public async Task ReadyAsync()
    {
        await page.WaitForFunctionAsync("() => document.querySelector('#reader[data-ready]') ?? document.querySelector('.reader-fault [role], .reader-fault p')");
        var fault = await page.Locator(".reader-fault").AllTextContentsAsync();
        fault.ShouldBeEmpty("The reader says so.");
    }

    /// <summary>Waits until words or a picture are on the screen.</summary>
    public Task ShouldBeVisibleAsync() => EventuallyAsync(async () => await LookAsync() is { Length: > 0 }, "words or a picture of the page");

    /// <summary>Waits until the words are on the screen.</summary>
    public Task ShouldSayAsync(string words) => EventuallyAsync(async () => (await LookAsync()).Contains(words, StringComparison.Ordinal), words);

    /// <summary>Turns to the next page with the keyboard and waits until the place has moved.</summary>
    public async Task TurnAsync()
    {
        var scrub = page.Locator(".reader-scrub");
        var before = await scrub.InputValueAsync();
        await page.Keyboard.PressAsync("PageDown");
        await EventuallyAsync(async () => await scrub.InputValueAsync() != before, "the next page");
    }

    /// <summary>"37 % · trang 3/6 của chương", once it stays so: a typeface that arrives late breaks the page anew.</summary>
    public async Task<string> PlaceAsync()
    {
        var (place, since) = ("", TimeProvider.System.GetTimestamp());
        await EventuallyAsync(async () =>
        {
            var now = await page.Locator(".reader-position").TextContentAsync() ?? "";
            if (now != place || !await HasFacesAsync())
                (place, since) = (now, TimeProvider.System.GetTimestamp());
            return TimeProvider.System.GetElapsedTime(since) > TimeSpan.FromSeconds(1);
        }, "a place that stays");
        return place;
    }

    /// <summary>Waits until every typeface of the chapters in the window is there.</summary>
    public Task FacesShouldBeThereAsync() => EventuallyAsync(HasFacesAsync, "the typefaces of the page");

    private async Task<bool> HasFacesAsync()
    {
        foreach (var frame in Chapters)
        {
            if (!await frame.EvaluateAsync<bool>("() => document.readyState === 'complete' && document.fonts.status === 'loaded'")) return false;
        }
        return true;
    }

    private IEnumerable<IFrame> Chapters => page.Frames.Where(frame => frame.Url.StartsWith("blob:", StringComparison.Ordinal));

    /// <summary>The words in the window; for pictures alone a few words that say so; nothing when the page is blank.</summary>
    public async Task<string> LookAsync()
    {
        if (await page.Locator(".pdf-page").CountAsync() > 0)
            return await page.EvaluateAsync<bool>(InkOnPages) ? "ink " + string.Join(' ', await page.Locator(".pdf-text").AllTextContentsAsync()) : "";
        var seen = "";
        foreach (var frame in Chapters)
        {
            var element = await frame.FrameElementAsync();
            // as text: Playwright's objects carry more than was put in
            var box = await element.EvaluateAsync<string>("""
                (e) => { const r = e.getBoundingClientRect(); return JSON.stringify({ left: r.left, top: r.top, scale: e.offsetWidth ? r.width / e.offsetWidth : 1, width: innerWidth, height: innerHeight }); }
                """);
            seen += await frame.EvaluateAsync<string>(WordsAndPictures, box);
        }
        return seen.Trim();
    }

    private static async Task EventuallyAsync(Func<Task<bool>> isTrue, string what)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                if (await isTrue()) return;
            }
            catch (PlaywrightException gone) when (gone.Message.Contains("detached", StringComparison.Ordinal) || gone.Message.Contains("destroyed", StringComparison.Ordinal))
            {
                // the page turned while it was looked at
            }
            if (TimeProvider.System.GetElapsedTime(since) > Journey.Patience) throw new TimeoutException($"Not on the screen: {what}.");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken);
        }
    }
}
