using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Pdf;

/// <summary>What the tools made of one PDF. Files lie in the scratch folder; null where a tool failed.</summary>
/// <param name="Facts">Null when the PDF cannot be previewed.</param>
/// <param name="RepackedFile">For the reader.</param>
/// <param name="TextFile">UTF-8, pages separated by form feeds.</param>
/// <param name="FirstPageFile">JPEG.</param>
/// <param name="Trouble">What went wrong, for the log.</param>
public sealed record PdfParts(PdfFacts? Facts, string? RepackedFile, string? TextFile, string? FirstPageFile, string? Trouble)
{
    /// <summary>Whether the reader can open it.</summary>
    public bool CanBeRead => Facts is not null && RepackedFile is not null;
}

/// <summary>qpdf and poppler, each as a process of its own.</summary>
public static class PdfTools
{
    private const int MaxTextPages = 5000;
    private const int FirstPageSide = 1400;

    /// <exception cref="FileRefusedException">It opens only with a password.</exception>
    public static async Task DemandOpenAsync(string path, ScratchFolder scratch, CancellationToken cancellation)
    {
        // Exit codes of --requires-password: 0 one is needed, 2 not encrypted, 3 encrypted but opens without.
        var answer = await ExternalTool.RunAsync("qpdf", ["--requires-password", path], scratch.Path, ToolLimits.Document, cancellation);
        if (answer.ExitCode == 0)
            throw new FileRefusedException(Refusal.Encrypted);
    }

    /// <inheritdoc cref="DeriveAsync(string, ScratchFolder, ToolLimits, CancellationToken)" />
    public static Task<PdfParts> DeriveAsync(string path, ScratchFolder scratch, CancellationToken cancellation) =>
        DeriveAsync(path, scratch, ToolLimits.Document, cancellation);

    /// <summary>Runs all tools at once: they do not need each other. What takes one of them to its limit would freeze a reader's browser too: it can only be downloaded.</summary>
    /// <param name="path">The original.</param>
    public static async Task<PdfParts> DeriveAsync(string path, ScratchFolder scratch, ToolLimits limits, CancellationToken cancellation)
    {
        var info = RunAsync("pdfinfo", ["-enc", "UTF-8", "-isodates", path]);
        var repacked = scratch.File("repacked.pdf");
        var repack = RunAsync("qpdf", ["--object-streams=generate", "--warning-exit-0", "--no-original-object-ids", path, repacked]);
        var text = scratch.File("text.txt");
        var read = RunAsync("pdftotext", ["-q", "-enc", "UTF-8", "-eol", "unix", "-l", $"{MaxTextPages}", path, text]);
        var page = scratch.File("page");
        var draw = RunAsync(
            "pdftoppm", ["-q", "-jpeg", "-jpegopt", "quality=80,progressive=y,optimize=y", "-f", "1", "-l", "1", "-singlefile", "-cropbox", "-scale-to", $"{FirstPageSide}", path, page]);
        var results = await Task.WhenAll(info, repack, read, draw);
        if (Array.Find(results, r => r.HitLimit) is { } stopped)
            return new PdfParts(null, null, null, null, $"too much work: {stopped.Errors}");

        var facts = PdfFacts.Parse((await info).Output);
        var trouble = Array.Find(results, r => !r.Succeeded)?.Errors;
        return new PdfParts(
            facts,
            Made(await repack, repacked),
            Made(await read, text),
            Made(await draw, page + ".jpg"),
            facts is null ? trouble ?? "no pages" : trouble);

        Task<ToolResult> RunAsync(string program, string[] arguments) => ExternalTool.RunAsync(program, arguments, scratch.Path, limits, cancellation);
    }

    private static string? Made(ToolResult result, string file) =>
        result.Succeeded && new FileInfo(file) is { Exists: true, Length: > 0 } ? file : null;
}
