using OerPortal.Epub.Zip;
using OerPortal.Ingest.Detection;
using OerPortal.Ingest.Pdf;
using OerPortal.Ingest.Pipeline;
using OerPortal.Ingest.Tools;
using OerPortal.Office;
using OerPortal.Office.Unicode;

namespace OerPortal.Ingest.Office;

/// <summary>
/// Pages of an office file, which the reader opens as it does a PDF's; text, cover and contents come from them. The original is given out.
/// </summary>
internal static class OfficeDerivation
{
    public static Task<Derivation> RunAsync(OpenedFile file, string path, ScratchFolder scratch, CancellationToken cancellation) =>
        RunAsync(file, path, LibreOffice.IsInstalled, scratch, cancellation);

    /// <param name="canDraw">Whether there is a program that draws pages.</param>
    public static async Task<Derivation> RunAsync(OpenedFile file, string path, bool canDraw, ScratchFolder scratch, CancellationToken cancellation)
    {
        List<FileRemark> remarks = HasMacros(path) ? [new FileRemark(FileRemarkKind.Macros)] : [];
        if (!canDraw)
            return new Derivation { IsComplete = false, Note = Kinds.Notes.NoOfficeProgram, Remarks = remarks };
        var form = OfficeForms.Of(file.MediaType);
        var document = scratch.File($"document.{(Kinds.TryEnding(file.MediaType, out var ending) ? ending : "doc")}");
        // Under a name that says its kind, whatever it was uploaded as.
        File.CreateSymbolicLink(document, path);
        var (prepared, isOldFont, failed) = await PrepareAsync(document, form, scratch, cancellation);
        if (isOldFont)
            remarks.Add(new FileRemark(FileRemarkKind.OldFontInDownload));
        var notes = form == OfficeForm.Slides ? NotesOf(prepared) : [];
        var drawn = failed ?? await LibreOffice.DrawAsync(prepared, form, scratch, cancellation);
        File.Delete(document);
        if (drawn.Path is not { } pages)
        {
            return new Derivation
            {
                IsComplete = false,
                Remarks = remarks,
                Note = drawn.Result.HitLimit ? Kinds.Notes.LongOffice : Kinds.Notes.DamagedOffice,
                Trouble = $"LibreOffice: {drawn.Result.ExitCode} {drawn.Result.Output} {drawn.Result.Errors}",
            };
        }
        var made = await PdfDerivation.RunAsync(file, pages, new PagesFrom(SaidBy(path), notes, remarks), scratch, cancellation);
        if (form == OfficeForm.Workbook && made.Publication is not null && File.Exists(prepared))
            await SheetPack.AddAsync(made, prepared, scratch, cancellation);
        return made;
    }

    // What our code must change is OOXML first, whatever it was.
    private static async Task<(string Document, bool IsOldFont, DrawnDocument? Failed)> PrepareAsync(string document, OfficeForm form, ScratchFolder scratch, CancellationToken cancellation)
    {
        if (Path.GetExtension(document) is not (".docx" or ".docm" or ".pptx" or ".pptm" or ".xlsx" or ".xlsm"))
        {
            if (form != OfficeForm.Workbook && !NamesOldFont(document))
                return (document, false, null);
            var renewed = await LibreOffice.RenewAsync(document, form, scratch, cancellation);
            if (renewed.Path is null)
                return (document, false, renewed);
            document = renewed.Path;
        }
        using var zip = StrictZip.Open(document, ZipLimits.Default);
        var (changed, isOldFont) = OldFontParts.Mend(zip);
        if (form == OfficeForm.Workbook && !SheetPages.Fit(zip, changed))
            return (document, isOldFont, DrawnDocument.TooLong);
        if (changed.Count == 0)
            return (document, false, null);
        var copy = scratch.File("prepared" + Path.GetExtension(document));
        PackageCopy.Write(zip, changed, copy);
        return (copy, isOldFont, null);
    }

    private static bool NamesOldFont(string document)
    {
        if (!StrictZip.LooksLikeZip(document))
            return FileSearch.NamesOldFont(document);
        using var zip = StrictZip.Open(document, ZipLimits.Default);
        return OfficePackage.NamesOldFont(zip);
    }

    private static bool HasMacros(string path)
    {
        if (!StrictZip.LooksLikeZip(path))
            return IsOle(path) && LegacyDocument.Read(path).HasMacros;
        using var zip = StrictZip.Open(path, ZipLimits.Default);
        return OfficePackage.HasMacros(zip);
    }

    private static ExtractedMetadata? SaidBy(string path)
    {
        if (!StrictZip.LooksLikeZip(path))
            return null;
        using var zip = StrictZip.Open(path, ZipLimits.Default);
        return OfficeFacts.Read(zip);
    }

    private static IReadOnlyList<string> NotesOf(string document)
    {
        if (!StrictZip.LooksLikeZip(document))
            return [];
        using var zip = StrictZip.Open(document, ZipLimits.Default);
        return SlideNotes.Read(zip);
    }

    private static bool IsOle(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        Span<byte> head = stackalloc byte[16];
        return Signatures.IsOle(head[..RandomAccess.Read(file, head, 0)]);
    }
}
