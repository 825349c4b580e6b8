using Microsoft.Extensions.Logging;
using OerPortal.Ingest.Facts;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Pdf;
using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Pipeline;

/// <summary>Repacked document, first page, cover, text and manifest of a PDF.</summary>
public sealed class PdfDerivation(ILogger<PdfDerivation> log)
{
    internal async Task<Derivation> RunAsync(StoredFile file, string path, ScratchFolder scratch, CancellationToken cancellation)
    {
        var parts = await PdfTools.DeriveAsync(path, scratch, cancellation);
        var clean = parts.GivenFile;
        if (parts is not { Facts: { } facts, DocumentFile: { } document })
        {
            log.LogInformation("File {File} has no preview: {Trouble}", file.Id, parts.Trouble);
            return WithCopy(new Derivation { IsComplete = false, Remarks = [new FileRemark(FileRemarkKind.DamagedPdf)] }, clean);
        }
        var words = await PdfWords.ReadAsync(parts.TextFile, facts.Pages, parts.Fonts, () => PdfBoxes.ReadAsync(path, scratch, cancellation), cancellation);
        var cover = parts.FirstPageFile is { } page ? Thumbnails.CoverAsync(page, scratch, cancellation) : Task.FromResult<string?>(null);
        var made = new Derivation
        {
            Passages = Passages(file.Id, words.Pages),
            Pages = facts.Pages,
            Metadata = PdfPublication.Metadata(facts, words),
            Remarks = words.Remark is { } remark ? [new FileRemark(remark)] : [],
            Publication = new StoredPublication
            {
                FileId = file.Id,
                Manifest = PdfPublication.Manifest(facts, words, FileTitle.FromName(file.Name)),
                Positions = PdfPublication.Positions(facts),
            },
        };
        made.Files.Add(new MadeFile(Derivative.Document, document, "application/pdf"));
        if (await cover is { } picture)
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

    private static List<StoredPassage> Passages(Guid fileId, IReadOnlyList<string> pages) => PdfText.Passages(pages)
        .Select(p => new StoredPassage { FileId = fileId, Number = p.Number, Heading = p.Heading, Locator = p.Locator, Text = p.Text })
        .ToList();
}
