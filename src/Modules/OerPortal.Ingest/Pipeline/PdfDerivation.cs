using OerPortal.Ingest.Detection;
using OerPortal.Ingest.Facts;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Passages;
using OerPortal.Ingest.Pdf;
using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Pipeline;

/// <summary>Repacked document, first page, cover, text and manifest of a PDF.</summary>
internal static class PdfDerivation
{
    public static Task<Derivation> RunAsync(OpenedFile file, string path, ScratchFolder scratch, CancellationToken cancellation) => RunAsync(file, path, from: null, scratch, cancellation);

    /// <param name="path">A PDF.</param>
    /// <param name="from">What it was drawn from; null when it is the original itself.</param>
    public static async Task<Derivation> RunAsync(OpenedFile file, string path, PagesFrom? from, ScratchFolder scratch, CancellationToken cancellation)
    {
        var parts = await PdfTools.DeriveAsync(path, scratch, cancellation);
        var clean = from is null ? parts.GivenFile : null;
        if (parts is not { Facts: { } facts, DocumentFile: { } document })
        {
            return WithCopy(new Derivation { IsComplete = false, Remarks = from?.Remarks ?? [new FileRemark(FileRemarkKind.DamagedPdf)], Note = from is null ? null : Kinds.Notes.DamagedOffice, Trouble = parts.Trouble }, clean);
        }
        var words = await PdfWords.ReadAsync(parts.TextFile, facts.Pages, parts.Fonts, () => PdfBoxes.ReadAsync(path, facts.Pages, scratch, cancellation), cancellation);
        var made = new Derivation
        {
            TextFile = TextOf(from?.WithNotes(words.Pages) ?? words.Pages, scratch),
            Pages = facts.Pages,
            Metadata = from?.Metadata(PdfPublication.Metadata(facts, words), words.Language) ?? PdfPublication.Metadata(facts, words),
            Remarks = [.. from?.Remarks ?? [], .. words.Remark is { } remark ? [new FileRemark(remark)] : Array.Empty<FileRemark>()],
            Publication = new MadePublication(PdfPublication.Manifest(facts, words, FileTitle.FromName(file.Name)), PdfPublication.Positions(facts)),
        };
        made.Files.Add(new MadeFile(Derivative.Document, document, "application/pdf"));
        if (parts.CoverFile is { } picture)
            made.Files.Add(new MadeFile(Derivative.Cover, picture, Thumbnails.CoverType));
        if (parts.FirstPageFile is { } first)
            made.Files.Add(new MadeFile(Derivative.FirstPage, first, "image/jpeg"));
        return WithCopy(made, clean);
    }

    private static Derivation WithCopy(Derivation made, string? clean)
    {
        if (clean is not null)
            made.Files.Add(new MadeFile(Derivative.Shown, clean, "application/pdf"));
        return made;
    }

    private static string TextOf(IReadOnlyList<string> pages, ScratchFolder scratch)
    {
        using var text = new PassageSpool(scratch.File("passages"));
        foreach (var passage in PdfText.Passages(pages))
            text.Add(passage.Heading, passage.Locator, passage.Text);
        return text.Path;
    }
}
