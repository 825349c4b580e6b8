using System.Collections.Concurrent;
using Microsoft.Playwright;
using OerPortal.TestKit;

namespace OerPortal.E2E.Tests.Running;

/// <summary>
/// One person at one device: a browser context of its own. Errors on the console, blocked by the security policy or
/// thrown by a script, fail the journey; a failed journey leaves a picture in artifacts/e2e.
/// </summary>
public abstract class Journey(DemoPortal demo) : IAsyncLifetime
{
    /// <summary>How long a page may take on a machine that has other things to do. Whoever waits for what takes longer says so.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>A phone, a tablet, a desk.</summary>
    protected static readonly int[] Widths = [360, 768, 1280];

    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly List<string> _expected = [];
    private IBrowserContext? _context;

    /// <summary>The portal with the demo content.</summary>
    protected DemoPortal Demo => demo;

    /// <summary>The open tab.</summary>
    protected IPage Page { get; private set; } = null!;

    /// <summary>Ends with the test.</summary>
    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The device; a phone overrides it.</summary>
    protected virtual BrowserNewContextOptions Device => new() { ViewportSize = new() { Width = 1280, Height = 800 } };

    /// <inheritdoc />
    public async ValueTask InitializeAsync() => await UseDeviceAsync(Device);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (TestContext.Current.TestState?.Result == TestResult.Failed) await PictureAsync();
        if (_context is not null) await _context.DisposeAsync();
        _complaints.Where(complaint => !_expected.Exists(complaint.Contains)).ShouldBeEmpty("The browser complained.");
    }

    /// <summary>Puts the device away and takes another one, with no cookies.</summary>
    protected async Task UseDeviceAsync(BrowserNewContextOptions device)
    {
        if (_context is not null) await _context.DisposeAsync();
        device.BaseURL = demo.Portal.Address;
        device.Locale ??= "vi-VN";
        // A colour on its way to another one has the contrast of neither.
        device.ReducedMotion ??= ReducedMotion.Reduce;
        device.TimezoneId ??= "Asia/Ho_Chi_Minh";
        _context = await demo.Browser.NewContextAsync(device);
        _context.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        Assertions.SetDefaultExpectTimeout((float)Patience.TotalMilliseconds);
        Page = await _context.NewPageAsync();
        Page.PageError += (_, error) => _complaints.Enqueue($"{Page.Url}: {error}");
        Page.Console += (_, message) =>
        {
            // A status of 400 and above is the test's own business; it sees the page.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
                _complaints.Enqueue($"{Page.Url}: {message.Text}");
        };
    }

    /// <summary>Says which complaint belongs to the journey, however often and late it comes.</summary>
    protected void Expect(string complaint) => _expected.Add(complaint);

    /// <summary>Takes the complaints that belong to the journey, such as a blocked script of a hostile book.</summary>
    protected IReadOnlyList<string> TakeComplaints()
    {
        List<string> taken = [];
        while (_complaints.TryDequeue(out var complaint)) taken.Add(complaint);
        return taken;
    }

    /// <summary>Opens an address of the portal.</summary>
    protected async Task<IResponse> GoAsync(string address) =>
        await Page.GotoAsync(address) ?? throw new InvalidOperationException($"{address} did not answer.");

    /// <summary>Opens an address again and again until it shows what the portal does in its own time: what was published is found soon, not at once.</summary>
    protected async Task GoUntilAsync(string address, ILocator shown)
    {
        var since = TimeProvider.System.GetTimestamp();
        for (var attempt = 0; ; attempt++)
        {
            // Each another address, so that no kept page is seen.
            await GoAsync($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}_={attempt}");
            if (await shown.CountAsync() > 0) return;
            if (TimeProvider.System.GetElapsedTime(since) > Patience) throw new TimeoutException($"{address} does not show {shown}.");
            await Task.Delay(TimeSpan.FromMilliseconds(250), Ct);
        }
    }

    /// <summary>Presses a button and waits for the page it leads to: what stood on the page before is not taken for the answer.</summary>
    protected async Task PressForNextPageAsync(ILocator button)
    {
        await Page.EvaluateAsync("document.documentElement.dataset.before = ''");
        await button.ClickAsync();
        await Page.WaitForFunctionAsync("() => document.documentElement.dataset.before === undefined && document.readyState !== 'loading'");
    }

    /// <summary>As people without a mouse do.</summary>
    protected static async Task PressAsync(ILocator link)
    {
        await link.FocusAsync();
        await link.PressAsync("Enter");
    }

    /// <summary>Signs in through the page, as people do.</summary>
    protected async Task SignInAsync(string userName, string password)
    {
        await GoAsync("/dang-nhap");
        await Page.Locator("input[name='Input.Login']").FillAsync(userName);
        await Page.Locator("input[name='Input.Password']").FillAsync(password);
        await Page.Locator("main form .form-end button").First.ClickAsync();
        await Page.WaitForURLAsync(url => !url.Contains("/dang-nhap", StringComparison.Ordinal));
    }

    /// <summary>Comes in as a pupil does: by the code of the class, a name and the PIN of the card. Letters are typed only once they have somewhere to go.</summary>
    /// <param name="name">The pupil's own among the names of the class.</param>
    protected async Task EnterByCardAsync(string school, string code, Func<ILocator> name, string pin)
    {
        await GoAsync(school + "/vao-lop");
        await Assertions.Expect(Page.Locator("[name=ma]")).ToBeFocusedAsync();
        await Page.Keyboard.TypeAsync(code);
        await Page.Keyboard.PressAsync("Enter");
        await PressAsync(name());
        await Assertions.Expect(Page.GetByLabel("PIN")).ToBeFocusedAsync();
        await Page.Keyboard.TypeAsync(pin);
        await Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Page.Locator(".shared-computer")).ToBeVisibleAsync();
    }

    /// <summary>Fails when somebody with a screen reader, a keyboard or weak eyes would be stopped, or a phone must be slid sideways.</summary>
    protected async Task ShouldBeUsableByEverybodyAsync()
    {
        await ShouldKeepAsync(Axe.All);
        var overhang = await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        overhang.ShouldBe(0, $"{Page.Url} slides sideways");
    }

    /// <summary>The page that was looked at just now, by night: the same page in other colours.</summary>
    protected async Task ShouldBeReadableByNightAsync()
    {
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await ShouldKeepAsync(Axe.Colours);
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }

    private async Task ShouldKeepAsync(object rules) => (await Axe.ComplaintsAsync(Page, rules)).ShouldBeEmpty($"on {Page.Url}");

    /// <summary>Waits until a claim about the screen is true: what a key, a finger or an answer changes, changes in its own time.</summary>
    protected static async Task EventuallyAsync(Func<Task> claim)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                await claim();
                return;
            }
            catch (ShouldAssertException) when (TimeProvider.System.GetElapsedTime(since) < Patience)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), Ct);
            }
        }
    }

    /// <summary>Fails when a string has no words, or the English page shows words of the portal in Vietnamese.</summary>
    protected async Task ShouldBeTranslatedAsync()
        => (await ScreenWords.LeftAsync(Page, await Page.Locator("html").GetAttributeAsync("lang") == "en")).ShouldBeEmpty($"on {Page.Url}");

    /// <summary>Chooses the language as people do, by the link in the foot, and comes back to where they were.</summary>
    protected Task<IResponse> ChooseLanguageAsync(string language, string address) => GoAsync($"/chon/ngon-ngu/{language}?ve={Uri.EscapeDataString(address)}");

    /// <summary>Looks at a page as people have it: three widths, and once more in English on a phone.</summary>
    protected async Task ShouldServeEverybodyAsync(string address)
    {
        foreach (var width in Widths)
        {
            await Page.SetViewportSizeAsync(width, 800);
            (await GoAsync(address)).Status.ShouldBe(200, address);
            await ShouldBeUsableByEverybodyAsync();
        }

        await ShouldSpeakBothLanguagesAsync(address);
    }

    /// <summary>Looks at the words of the open page, and at the page once more in English on a phone, which it leaves open; what is opened next is in Vietnamese again.</summary>
    protected async Task ShouldSpeakBothLanguagesAsync(string address)
    {
        await ShouldBeTranslatedAsync();
        await Page.SetViewportSizeAsync(Widths[0], 800);
        await ChooseLanguageAsync("en", address);
        await ShouldBeUsableByEverybodyAsync();
        await ShouldBeTranslatedAsync();
        // The choice alone: nobody looks at the page it leads to.
        var answer = await Page.APIRequest.GetAsync("/chon/ngon-ngu/vi", new() { MaxRedirects = 0 });
        answer.Status.ShouldBe(302);
    }

    private async Task PictureAsync()
    {
        var name = string.Concat((TestContext.Current.Test?.TestDisplayName ?? "journey").Select(c => char.IsLetterOrDigit(c) ? c : '-'));
        await Page.ScreenshotAsync(new() { Path = Checkout.PathTo("artifacts", "e2e", name[..Math.Min(name.Length, 120)] + ".png"), FullPage = true });
    }
}
