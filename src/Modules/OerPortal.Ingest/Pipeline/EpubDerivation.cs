using OerPortal.Epub;
using OerPortal.Epub.Pictures;
using OerPortal.Epub.Zip;
using OerPortal.Ingest.Covers;
using OerPortal.Ingest.Facts;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Pipeline;

/// <summary>Pack, manifest, positions, text and cover of a book.</summary>
internal static class EpubDerivation
{
    /// <param name="path">The book.</param>
    /// <param name="mayOpen">Ends when the member may be handed to a program outside ours.</param>
    /// <param name="report">Called with the share done.</param>
    public static async Task<Derivation> RunAsync(
        OpenedFile file, string path, ScratchFolder scratch, Func<string, Task> mayOpen, Action<double>? report, CancellationToken cancellation)
    {
        using var zip = StrictZip.Open(path, FileInspection.EpubZip);
        var split = await BookSplit.PlanAsync(zip, OldMarkup.Mend(zip, EpubInspection.Inspect(zip)), cancellation);
        var cover = new CoverPicture(zip, split.Book, scratch, mayOpen).MakeAsync(cancellation);
        try
        {
            var made = await MakeAsync(file, zip, split, scratch, mayOpen, report, cancellation);
            if (await cover is { } picture)
                made.Files.Add(new MadeFile(Derivative.Cover, picture, Thumbnails.CoverType));
            return made;
        }
        finally
        {
            // Also when the book is refused meanwhile: ZIP and folder must not go while the cover is being made.
            await ((Task)cover).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<Derivation> MakeAsync(
        OpenedFile file, StrictZip zip, BookSplit split, ScratchFolder scratch, Func<string, Task> mayOpen, Action<double>? report, CancellationToken cancellation)
    {
        var pack = await new PublicationPack(zip, split, new PackedPictures(zip, scratch.Path, new PictureDrawing(scratch, mayOpen))).WriteAsync(scratch.File("pack"), report, cancellation);
        var book = PackedBook.Of(split.Book, pack.Report);
        var (positions, pages) = WebPublication.Positions(split, zip);
        var manifest = WebPublication.Manifest(book, FileTitle.FromName(file.Name), PageSizes.Read(zip, book.Package));
        if (manifest.Length > EpubLimits.ManifestCharacters)
            throw new FileRefusedException(Refusal.EpubTooLarge, "contents");
        var made = new Derivation
        {
            Members = pack.Members,
            TextFile = pack.Text,
            Pages = pages,
            Remarks = [.. pack.Report.Remarks(), .. BookRemarks.Of(zip)],
            Metadata = FactCleaning.Clean(book.Package.Metadata),
            Publication = new MadePublication(manifest, positions),
        };
        made.Files.Add(new MadeFile(Derivative.Pack, pack.File, "application/octet-stream", pack.Sha256));
        return made;
    }
}
