using System.Diagnostics;

namespace OerPortal.TestKit;

/// <summary>Readium's schemas of publication manifests, kept beside the corpus; asked through ajv (build/webpub.mjs).</summary>
public static class WebpubSchema
{
    /// <summary>What the schemas say against a manifest: one complaint a line, nothing when it is valid. Skips without schemas.</summary>
    public static Task<string> ComplaintsAsync(string manifest, CancellationToken cancellation) => AskAsync("webpub.mjs", manifest, cancellation);

    /// <summary>The same against documents of OPDS 2.0: a JSON list, see build/opds.mjs.</summary>
    public static Task<string> ComplaintsAboutCatalogAsync(string documents, CancellationToken cancellation) => AskAsync("opds.mjs", documents, cancellation);

    private static async Task<string> AskAsync(string script, string input, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("node", [Checkout.PathTo("build", script), FolderOf("webpub"), FolderOf("opds")])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var node = Process.Start(start) ?? throw new InvalidOperationException("node does not start.");
        var said = node.StandardOutput.ReadToEndAsync(cancellation);
        var failed = node.StandardError.ReadToEndAsync(cancellation);
        await node.StandardInput.WriteAsync(input.AsMemory(), cancellation);
        node.StandardInput.Close();
        await node.WaitForExitAsync(cancellation);
        node.ExitCode.ShouldBe(0, await failed);
        return (await said).Trim();
    }

    private static string FolderOf(string standard)
    {
        var folder = Path.Combine(Corpus.Shared, "schemas", standard);
        Assert.SkipUnless(Directory.Exists(folder), $"{folder} is absent: set OER_SHARED to the folder that holds schemas/.");
        return folder;
    }
}
