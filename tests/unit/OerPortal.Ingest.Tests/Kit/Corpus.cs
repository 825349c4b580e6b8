namespace OerPortal.Ingest.Tests.Kit;

/// <summary>The shared books; tests that need them skip with a clear message where they are absent.</summary>
internal static class Corpus
{
    public static TheoryData<string> Epubs => Files("epub", "*.epub");

    public static TheoryData<string> Pdfs => Files("pdf", "*.pdf");

    public static string Path(string relative)
    {
        Assert.SkipWhen(Root is null, "The shared corpus is not here: set OER_SHARED.");
        return System.IO.Path.Combine(Root!, relative);
    }

    private static readonly string? Root = FindRoot();

    private static TheoryData<string> Files(string folder, string pattern)
    {
        var data = new TheoryData<string>();
        if (Root is null)
            data.Add("absent");
        else
            data.AddRange(Directory.GetFiles(System.IO.Path.Combine(Root, folder), pattern).Order()
                .Select(f => $"{folder}/{System.IO.Path.GetFileName(f)}").ToArray());
        return data;
    }

    private static string? FindRoot()
    {
        if (Environment.GetEnvironmentVariable("OER_SHARED") is { Length: > 0 } set)
            return Existing(System.IO.Path.Combine(set, "corpus"));
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "OerPortal.sln")))
                return Existing(System.IO.Path.Combine(folder.Parent!.FullName, "shared", "corpus"));
        }
        return null;
    }

    private static string? Existing(string path) => Directory.Exists(path) ? path : null;
}
