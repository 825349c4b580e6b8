using Microsoft.Playwright;

namespace OerPortal.E2E.Tests.Running;

/// <summary>
/// One portal with the demo content and one browser, shared by all journeys of a run. It ends with a failure when the
/// server logged a warning or error that no journey announced.
/// </summary>
public sealed class DemoPortal : IAsyncLifetime
{
    private IPlaywright? _playwright;

    /// <summary>The portal.</summary>
    public RunningPortal Portal { get; private set; } = null!;

    /// <summary>The browser; each journey opens a context of its own in it.</summary>
    public IBrowser Browser { get; private set; } = null!;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new()
        {
            // Playwright's own browsers are not installed; the system's is.
            ExecutablePath = Environment.GetEnvironmentVariable("OER_CHROMIUM") ?? "/usr/bin/chromium-headless-shell",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-component-update", "--disable-sync"],
        });
        Portal = await RunningPortal.StartAsync(Environment.GetEnvironmentVariable("OER_RECIPE") ?? "demo", CancellationToken.None);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (Browser is not null) await Browser.DisposeAsync();
        _playwright?.Dispose();
        if (Portal is null) return;
        await Portal.DisposeAsync();
        Portal.Log.ShouldBeQuiet();
    }
}
