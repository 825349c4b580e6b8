using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Office;

/// <summary>
/// Debian's LibreOffice without windows, one process a file: what one document does to it, or leaves behind in its profile, never meets
/// the next (docs/adr/0030-office-pages-by-libreoffice.md).
/// </summary>
internal static class LibreOffice
{
    private const string Program = "soffice";
    private const int FewestSeconds = 60;
    private const int MostSeconds = 180;

    // Tags tell a screen reader what is a heading; pictures need not be sharper than a page on a screen.
    private const string PdfOptions =
        """{"UseTaggedPDF":{"type":"boolean","value":"true"},"ExportBookmarks":{"type":"boolean","value":"true"},"ReduceImageResolution":{"type":"boolean","value":"true"},"MaxImageResolution":{"type":"long","value":"150"},"Quality":{"type":"long","value":"85"},"ExportFormFields":{"type":"boolean","value":"false"}}""";

    public static bool IsInstalled => ExternalTool.IsInstalled(Program);

    /// <summary>Pages of a document as PDF.</summary>
    public static Task<DrawnDocument> DrawAsync(string document, OfficeForm form, ScratchFolder scratch, CancellationToken cancellation) =>
        ConvertAsync(document, "pdf", $"pdf:{Application(form)}_pdf_Export:{PdfOptions}", scratch, cancellation);

    /// <summary>The same document in today's form of its kind, for our own code to change it.</summary>
    public static Task<DrawnDocument> RenewAsync(string document, OfficeForm form, ScratchFolder scratch, CancellationToken cancellation)
    {
        var ending = form switch { OfficeForm.Text => "docx", OfficeForm.Slides => "pptx", _ => "xlsx" };
        return ConvertAsync(document, ending, ending, scratch, cancellation);
    }

    private static async Task<DrawnDocument> ConvertAsync(string document, string ending, string to, ScratchFolder scratch, CancellationToken cancellation)
    {
        var (home, made) = (scratch.File($"office-{ending}"), scratch.File($"office-{ending}-made"));
        await OfficeProfile.WriteAsync(home, cancellation);
        var result = await ExternalTool.RunAsync(
            Program,
            [$"-env:UserInstallation=file://{home}", "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo", "--convert-to", to, "--outdir", made, document],
            scratch.Path, LimitsFor(document), cancellation);
        Directory.Delete(home, recursive: true);
        var file = new FileInfo(Path.Combine(made, Path.ChangeExtension(Path.GetFileName(document), ending)));
        // It says success whatever happened.
        return new DrawnDocument(file is { Exists: true, Length: > 0 } && !result.HitLimit ? file.FullName : null, result);
    }

    // Starting takes one and a half seconds; an honest document of a hundred pages five more.
    private static ToolLimits LimitsFor(string document)
    {
        var seconds = Math.Min(MostSeconds, FewestSeconds + (10 * (new FileInfo(document).Length >> 20)));
        return ToolLimits.Document with { Time = TimeSpan.FromSeconds(seconds), FileBytes = 512 << 20, OutputBytes = 64 << 10 };
    }

    private static string Application(OfficeForm form) => form switch { OfficeForm.Text => "writer", OfficeForm.Slides => "impress", _ => "calc" };
}

/// <param name="Path">Null when nothing was made.</param>
/// <param name="Result">Of the program, for the log.</param>
internal sealed record DrawnDocument(string? Path, ToolResult Result)
{
    /// <summary>Not even begun with.</summary>
    public static readonly DrawnDocument TooLong = new(null, new ToolResult(ExitCode: -1, "", "More rows than are drawn.", TimedOut: true));
}
