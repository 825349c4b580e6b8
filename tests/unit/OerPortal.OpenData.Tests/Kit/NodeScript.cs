using System.Diagnostics;
using OerPortal.TestKit;

namespace OerPortal.OpenData.Tests.Kit;

/// <summary>A script of <c>build/</c> that others wrote the judging part of.</summary>
internal static class NodeScript
{
    /// <summary>What it says about what it is given.</summary>
    public static async Task<string> RunAsync(string script, string given, CancellationToken cancellation, params string[] arguments)
    {
        var start = new ProcessStartInfo("node", [Checkout.PathTo("build", script), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var node = Process.Start(start) ?? throw new InvalidOperationException("node does not start.");
        var said = node.StandardOutput.ReadToEndAsync(cancellation);
        var failed = node.StandardError.ReadToEndAsync(cancellation);
        await node.StandardInput.WriteAsync(given.AsMemory(), cancellation);
        node.StandardInput.Close();
        await node.WaitForExitAsync(cancellation);
        node.ExitCode.ShouldBe(0, await failed);
        return (await said).Trim();
    }
}
