using System.Diagnostics;
using OerPortal.TestKit;

namespace OerPortal.E2E.Tests.Reading;

/// <summary>
/// The reader's own checks (src/Reader/harness/check.mjs): without the portal, so without ingest's cleaning. What a hostile
/// book meets here are the reader's walls alone.
/// </summary>
public sealed class ReaderChecks
{
    [Fact]
    [BadInput(34, 35, 37, 38, 39)]
    public Task A_hostile_book_never_runs_leaves_or_calls_home() => ShouldPassAsync("check.mjs", "hostile");

    [Fact]
    public Task Mixed_fixed_vertical_rolled_and_broken_books_show_what_they_should() => ShouldPassAsync("showing.mjs");

    [Fact]
    public Task Swipes_wheel_mouse_keys_and_the_margins_turn_one_page_each() =>
        ShouldPassAsync("turning.mjs", "each|margin|swipe|notch");

    private static async Task ShouldPassAsync(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("node", [Checkout.PathTo("src", "Reader", "harness", script), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Checkout.Root,
        };
        using var check = Process.Start(start)!;
        var said = await check.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await check.WaitForExitAsync(TestContext.Current.CancellationToken);

        said.ShouldContain(" passed, 0 failed", Case.Sensitive, said);
        said.ShouldNotContain("\n0 passed");
        check.ExitCode.ShouldBe(0, said);
    }
}
