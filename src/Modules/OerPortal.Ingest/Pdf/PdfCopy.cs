using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Pdf;

/// <summary>The document as the reader opens it and as it is given out: packed anew by qpdf, without notes however they were stored.</summary>
/// <param name="Result">Of the last program, for the log.</param>
/// <param name="Document">Null where qpdf cannot read the original.</param>
/// <param name="GivenFile">Null when the original may be given out.</param>
internal sealed record PdfCopy(ToolResult Result, string? Document, string? GivenFile)
{
    public static async Task<PdfCopy> MakeAsync(string path, ScratchFolder scratch, Func<string, string[], Task<ToolResult>> run, CancellationToken cancellation)
    {
        string plain = scratch.File("plain.pdf"), document = scratch.File("repacked.pdf");
        var opening = run("qpdf", ["--warning-exit-0", "--object-streams=disable", "--stream-data=preserve", "--decrypt", path, plain]);
        var encrypted = run("qpdf", ["--is-encrypted", path]);
        var opened = await opening;
        if (!IsMade(opened, plain))
            return new PdfCopy(opened, null, opened.HitLimit ? null : await PdfNotes.CopyAsync(path, scratch.File("given-out.pdf"), cancellation));
        var hasNotes = await PlainPdfNotes.RemoveAsync(plain, cancellation);
        // An owner's password stays: what it forbids is still forbidden.
        string[] locked = (await encrypted).Succeeded ? [$"--copy-encryption={path}"] : [];
        var packed = await run("qpdf", ["--object-streams=generate", "--warning-exit-0", "--no-original-object-ids", .. locked, plain, document]);
        if (!IsMade(packed, document))
            return new PdfCopy(packed, null, hasNotes ? plain : null);
        File.Delete(plain);
        return new PdfCopy(packed, document, hasNotes ? document : null);
    }

    private static bool IsMade(ToolResult result, string file) => result.Succeeded && new FileInfo(file) is { Exists: true, Length: > 0 };
}
