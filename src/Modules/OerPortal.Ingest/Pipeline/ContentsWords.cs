using OerPortal.Cms.Text.OldVietnamese;
using OerPortal.Epub;
using OerPortal.Ingest.Detection;
using OerPortal.Ingest.Passages;
using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Pipeline;

/// <summary>The words of an archive's files for search: titles of all, texts of pages, of plain text and of PDFs.</summary>
internal static class ContentsWords
{
    private const int MostBytes = 4 << 20;
    private const int MostPages = 300;

    public static void AddPage(PassageSpool words, string title, string path, byte[] page)
    {
        words.Add(title, path, title);
        foreach (var (heading, _, text) in EpubText.Read(page, path, title))
            words.Add(heading, path, text);
    }

    public static async Task AddAsync(PassageSpool words, string title, string path, DetectedKind kind, string file, ScratchFolder scratch, CancellationToken cancellation)
    {
        words.Add(title, path, title);
        var text = kind switch
        {
            _ when kind == Kinds.Pdf => await OfPdfAsync(file, scratch, cancellation),
            { Kind: FileKind.Text or FileKind.Subtitles } when kind != Kinds.Html && new FileInfo(file).Length <= MostBytes => LegacyText.Decode(await File.ReadAllBytesAsync(file, cancellation)),
            _ => null,
        };
        foreach (var page in (text ?? "").Split('\f', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            words.Add(title, path, page);
    }

    private static async Task<string?> OfPdfAsync(string file, ScratchFolder scratch, CancellationToken cancellation)
    {
        var text = scratch.File($"words-{Guid.CreateVersion7():N}");
        var read = await ExternalTool.RunAsync("pdftotext", ["-q", "-enc", "UTF-8", "-eol", "unix", "-l", $"{MostPages}", file, text], scratch.Path, ToolLimits.For(file) with { FileBytes = MostBytes }, cancellation);
        if (!File.Exists(text))
            return null;
        var words = read.Succeeded ? await File.ReadAllTextAsync(text, cancellation) : null;
        File.Delete(text);
        return words;
    }
}
