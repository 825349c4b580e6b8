namespace OerPortal.TestKit;

/// <summary>
/// Real books, scans and records kept outside the checkout: in the folder that <c>OER_SHARED</c> names, else in
/// <c>shared</c> beside the checkout. A test that needs them is skipped where they are absent; bin/ci fails on a skip.
/// </summary>
public static class Corpus
{
    /// <summary>The folder that holds corpus/ and schemas/, whether it is there or not.</summary>
    public static string Shared { get; } = Environment.GetEnvironmentVariable("OER_SHARED") is { Length: > 0 } named
        ? named
        : Path.Combine(Path.GetDirectoryName(Checkout.Root)!, "shared");

    private static readonly string Folder = Path.Combine(Shared, "corpus");

    /// <summary>All EPUBs, as paths below the corpus; data for a theory.</summary>
    public static TheoryData<string> Epubs => Files("epub", "*.epub");

    /// <summary>All PDFs, as paths below the corpus; data for a theory.</summary>
    public static TheoryData<string> Pdfs => Files("pdf", "*.pdf");

    /// <summary>Full path of a file such as <c>epub/wasteland.epub</c>; skips the test when it is absent.</summary>
    public static string PathTo(string relative) => PathTo("corpus", relative);

    /// <summary>Full path of a small file of a kind that people reported; skips the test when it is absent.</summary>
    public static string Reported(string name) => PathTo("cases", name);

    private static string PathTo(string folder, string relative)
    {
        var path = Path.Combine(Shared, folder, relative);
        Assert.SkipUnless(File.Exists(path), $"{path} is absent: set OER_SHARED to the folder that holds {folder}/.");
        return path;
    }

    private static TheoryData<string> Files(string folder, string pattern)
    {
        var data = new TheoryData<string>();
        var full = Path.Combine(Folder, folder);
        // A theory without data would fail; a name that is absent skips with the reason.
        if (!Directory.Exists(full)) data.Add($"{folder}/(corpus)");
        else
            foreach (var file in Directory.EnumerateFiles(full, pattern).Order(StringComparer.Ordinal))
                data.Add($"{folder}/{Path.GetFileName(file)}");
        return data;
    }
}
