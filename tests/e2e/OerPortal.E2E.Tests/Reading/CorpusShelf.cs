using Microsoft.Playwright;
using OerPortal.E2E.Tests.Running;
using OerPortal.TestKit;

namespace OerPortal.E2E.Tests.Reading;

/// <summary>All real books and papers, contributed once by a teacher through the page and not published.</summary>
public sealed class CorpusShelf(DemoPortal demo) : IAsyncLifetime
{
    private const string Teacher = "giaovien@demo.oer";
    private const string Password = "nha-rong-mai-cao";

    private readonly Dictionary<string, Guid> _files = [];

    /// <summary>The teacher's signed-in browser, for contexts that should be theirs.</summary>
    public string Cookies { get; private set; } = "";

    /// <summary>The portal's file made of a corpus file such as <c>epub/wasteland.epub</c>.</summary>
    public Guid IdOf(string relative) => _files[Path.GetFileName(relative)];

    public async ValueTask InitializeAsync()
    {
        var names = Corpus.Epubs.Concat(Corpus.Pdfs).Select(row => row.Data).ToList();
        if (names.Exists(name => name.EndsWith("(corpus)", StringComparison.Ordinal))) return;
        await using var context = await demo.Browser.NewContextAsync(new() { BaseURL = demo.Portal.Address, Locale = "vi-VN" });
        var page = await context.NewPageAsync();
        await SignInAsync(page);
        Cookies = await context.StorageStateAsync();
        await page.GotoAsync("/dong-gop");
        await page.Locator("input[type=file][multiple]").SetInputFilesAsync(names.Select(Corpus.PathTo));
        await page.Locator("form.many button").ClickAsync();
        foreach (var name in names) _files[Path.GetFileName(name)] = await ReadyAsync(Path.GetFileName(name));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task SignInAsync(IPage page)
    {
        await page.GotoAsync("/dang-nhap");
        await page.Locator("input[name='Input.Login']").FillAsync(Teacher);
        await page.Locator("input[name='Input.Password']").FillAsync(Password);
        await page.Locator("main form .form-end button").First.ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/dang-nhap", StringComparison.Ordinal));
    }

    private async Task<Guid> ReadyAsync(string name)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(since) < TimeSpan.FromMinutes(3))
        {
            if (await demo.Portal.Database.AskAsync<Guid?>("select id from ingest.file where name = @name and state = 9 limit 1", new { name }) is { } id) return id;
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }
        throw new TimeoutException($"{name} was not ready after 3 minutes.");
    }
}
