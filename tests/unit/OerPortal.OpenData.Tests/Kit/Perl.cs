using System.Diagnostics;

namespace OerPortal.OpenData.Tests.Kit;

/// <summary>Programs in Perl, of Debian's packages.</summary>
internal static class Perl
{
    public static async Task<IReadOnlyList<string>> RunAsync(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("perl") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, script));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        // What is on this machine is asked without a proxy.
        start.Environment["no_proxy"] = "127.0.0.1";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        (await errors).ShouldBeEmpty();
        process.ExitCode.ShouldBe(0);
        return said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
