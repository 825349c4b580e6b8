using OerPortal.Epub.Pictures;
using OerPortal.Ingest.Detection;
using OerPortal.Ingest.Passages;
using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Pdf;

/// <summary>What the tools made of one PDF. Files lie in the scratch folder; null where a tool failed.</summary>
/// <param name="Facts">Null when the PDF cannot be previewed.</param>
/// <param name="DocumentFile">For the reader: repacked, or the original where only poppler and browsers can open it.</param>
/// <param name="TextFile">UTF-8, pages separated by form feeds.</param>
/// <param name="FirstPageFile">JPEG.</param>
/// <param name="Fonts">Names of the fonts of its first pages, one a line with more.</param>
/// <param name="Trouble">What went wrong, for the log.</param>
public sealed record PdfParts(PdfFacts? Facts, string? DocumentFile, string? TextFile, string? FirstPageFile, string Fonts, string? Trouble)
{
    /// <summary>For the shelf, made of the first page; null where there is none.</summary>
    public string? CoverFile { get; init; }

    /// <summary>What is given out in place of the original; null when there is nothing in it to take away, or when no program can.</summary>
    public string? GivenFile { get; init; }

    /// <summary>Whether the reader can open it.</summary>
    public bool CanBeRead => Facts is not null && DocumentFile is not null;
}

/// <summary>qpdf and poppler, each as a process of its own.</summary>
public static class PdfTools
{
    /// <summary>Pages whose text is read.</summary>
    public const int MaxTextPages = 5000;

    private const int FirstPageSide = 1400;

    /// <exception cref="FileRefusedException">It opens only with a password.</exception>
    public static async Task DemandOpenAsync(string path, ScratchFolder scratch, CancellationToken cancellation)
    {
        // Exit codes of --requires-password: 0 one is needed, 2 not encrypted, 3 encrypted but opens without.
        var answer = await RunAsync("qpdf", ["--requires-password", path]);
        if (answer.ExitCode != 0)
            return;
        // qpdf also says so where the key is merely written in a way of its own; poppler knows by trying. Attachments under a password stay refused.
        if (await HidesAttachmentsAsync(path, cancellation) || !(await RunAsync("pdfinfo", [path])).Succeeded)
            throw new FileRefusedException(Refusal.Encrypted);

        Task<ToolResult> RunAsync(string program, string[] arguments) => ExternalTool.RunAsync(program, arguments, scratch.Path, ToolLimits.For(path), cancellation);
    }

    /// <inheritdoc cref="DeriveAsync(string, ScratchFolder, ToolLimits, CancellationToken)" />
    public static Task<PdfParts> DeriveAsync(string path, ScratchFolder scratch, CancellationToken cancellation) =>
        DeriveAsync(path, scratch, ToolLimits.For(path), cancellation);

    /// <summary>Runs all tools at once: they do not need each other. What takes one of them to its limit would freeze a reader's browser too: it can only be downloaded.</summary>
    /// <param name="path">The original.</param>
    /// <param name="limits">Before its pages are counted.</param>
    /// <exception cref="FileRefusedException">More text than a file may have.</exception>
    public static async Task<PdfParts> DeriveAsync(string path, ScratchFolder scratch, ToolLimits limits, CancellationToken cancellation)
    {
        // The longest of them goes first; what is done sooner gives way to it.
        var repack = PdfCopy.MakeAsync(path, scratch, (program, arguments) => ExternalTool.RunAsync(program, arguments, scratch.Path, limits, cancellation), cancellation);
        var pages = await PdfStructure.PagesAsync(path, (program, arguments) => ExternalTool.RunAsync(program, arguments, scratch.Path, limits, cancellation));
        var beside = limits.Through(pages) with { GivesWay = true };
        var structure = PdfStructure.ReadAsync(path, pages, RunAsync);
        var text = scratch.File("text.txt");
        var read = ExternalTool.RunAsync(
            "pdftotext", ["-q", "-enc", "UTF-8", "-eol", "unix", "-l", $"{MaxTextPages}", path, text], scratch.Path, beside with { FileBytes = PassageSpool.MostText + 1 }, cancellation);
        var page = scratch.File("page");
        var draw = RunAsync("pdftoppm", FirstPage(path, page));
        var fonts = RunAsync("pdffonts", ["-l", "50", path]);
        var cover = CoverAsync();
        var copy = await repack;
        ToolResult[] results = [copy.Result, .. await Task.WhenAll(read, draw)];
        var said = await structure;
        if (new FileInfo(text) is { Exists: true, Length: > PassageSpool.MostText })
            throw new FileRefusedException(Refusal.TextTooLong);
        if (Array.Find(results, r => r.HitLimit) is { } stopped)
            return new PdfParts(null, null, null, null, "", $"too much work: {stopped.Errors}") { GivenFile = copy.GivenFile };

        var trouble = Array.Find(results, r => !r.Succeeded)?.Errors;
        var drawn = Drawn(await draw);
        var words = Made(await read, text);
        // Where not even poppler draws the first page, a browser shows nothing either.
        if (drawn is null)
            return new PdfParts(null, null, words, null, "", trouble ?? "the first page cannot be drawn") { GivenFile = copy.GivenFile };
        var facts = said ?? await ByPopplerAsync(words, cancellation);
        var document = copy.Document ?? (words is null ? null : copy.GivenFile ?? path);
        return new PdfParts(facts, document, words, drawn, (await fonts).Output, facts is null ? trouble ?? "no pages" : trouble) { GivenFile = copy.GivenFile, CoverFile = await cover };

        async Task<string?> CoverAsync() => Drawn(await draw) is { } picture ? await Thumbnails.CoverAsync(picture, scratch, cancellation) : null;

        string? Drawn(ToolResult result) => Made(result, page + ".jpg") is { } picture && IsPicture(picture) ? picture : null;

        Task<ToolResult> RunAsync(string program, string[] arguments) => ExternalTool.RunAsync(program, arguments, scratch.Path, beside, cancellation);
    }

    /// <summary>Arguments by which pdftoppm draws the first page.</summary>
    /// <param name="page">Where, without the ending jpg.</param>
    internal static string[] FirstPage(string path, string page) =>
        ["-q", "-jpeg", "-jpegopt", "quality=80,progressive=y,optimize=y", "-f", "1", "-l", "1", "-singlefile", "-cropbox", "-scale-to", $"{FirstPageSide}", path, page];

    // A page without extent is drawn as one dot.
    private static bool IsPicture(string file)
    {
        using var picture = File.OpenRead(file);
        var head = new byte[Math.Min(picture.Length, 64 << 10)];
        picture.ReadExactly(head);
        return ImageHeader.PixelsOfJpeg(head) is null or > 16 * 16;
    }

    // qpdf gave up; poppler wrote one form feed behind each page it read.
    private static async Task<PdfFacts?> ByPopplerAsync(string? textFile, CancellationToken cancellation)
    {
        if (textFile is null)
            return null;
        var pages = 0;
        var buffer = new byte[64 << 10];
        await using var text = File.OpenRead(textFile);
        int read;
        while ((read = await text.ReadAsync(buffer, cancellation)) > 0)
            pages += buffer.AsSpan(0, read).Count((byte)'\f');
        return pages > 0 ? new PdfFacts(pages, null, null, null, null, null, Tagged: false) : null;
    }

    // PDF 2.0 §7.6.6: a crypt filter that is asked for only when an embedded file is opened.
    private static async Task<bool> HidesAttachmentsAsync(string path, CancellationToken cancellation)
    {
        const int Overlap = 16;
        var buffer = new byte[(256 << 10) + Overlap];
        var kept = 0;
        await using var file = File.OpenRead(path);
        int read;
        while ((read = await file.ReadAsync(buffer.AsMemory(kept), cancellation)) > 0)
        {
            var filled = kept + read;
            if (buffer.AsSpan(0, filled).IndexOf("/EFOpen"u8) >= 0)
                return true;
            kept = Math.Min(Overlap, filled);
            buffer.AsSpan(filled - kept, kept).CopyTo(buffer);
        }
        return false;
    }

    private static string? Made(ToolResult result, string file) =>
        result.Succeeded && new FileInfo(file) is { Exists: true, Length: > 0 } ? file : null;
}
