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
        var answer = await RunAsync("qpdf", ["--requires-password", path], scratch, cancellation);
        if (answer.ExitCode == 0)
            throw new FileRefusedException(Refusal.Encrypted);
    }

    /// <summary>Runs all tools at once: they do not need each other.</summary>
    /// <param name="path">The original.</param>
    public static async Task<PdfParts> DeriveAsync(string path, ScratchFolder scratch, CancellationToken cancellation)
    {
        var info = RunAsync("pdfinfo", ["-enc", "UTF-8", "-isodates", path], scratch, cancellation);
        var repacked = scratch.File("repacked.pdf");
        var repack = RunAsync("qpdf", ["--object-streams=generate", "--warning-exit-0", "--no-original-object-ids", path, repacked], scratch, cancellation);
        var text = scratch.File("text.txt");
        var read = RunAsync("pdftotext", ["-q", "-enc", "UTF-8", "-eol", "unix", "-l", $"{MaxTextPages}", path, text], scratch, cancellation);
        var page = scratch.File("page");
        var draw = RunAsync(
            "pdftoppm", ["-q", "-jpeg", "-jpegopt", "quality=80,progressive=y,optimize=y", "-f", "1", "-l", "1", "-singlefile", "-scale-to", $"{FirstPageSide}", path, page],
            scratch, cancellation);
        await Task.WhenAll(info, repack, read, draw);

        var facts = PdfFacts.Parse((await info).Output);
        var trouble = new[] { await info, await repack, await read, await draw }.FirstOrDefault(r => !r.Succeeded)?.Errors;
        return new PdfParts(
            facts,
            Made(await repack, repacked),
            Made(await read, text),
            Made(await draw, page + ".jpg"),
            facts is null ? trouble ?? "no pages" : trouble);
    }

    private static string? Made(ToolResult result, string file) =>
        result.Succeeded && new FileInfo(file) is { Exists: true, Length: > 0 } ? file : null;

    private static Task<ToolResult> RunAsync(string program, string[] arguments, ScratchFolder scratch, CancellationToken cancellation) =>
        ExternalTool.RunAsync(program, arguments, scratch.Path, ToolLimits.Document, cancellation);
}
