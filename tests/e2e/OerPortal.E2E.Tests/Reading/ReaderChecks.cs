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
    public async Task A_hostile_book_never_runs_leaves_or_calls_home()
    {
        var start = new ProcessStartInfo("node", [Checkout.PathTo("src", "Reader", "harness", "check.mjs"), "hostile"])
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
