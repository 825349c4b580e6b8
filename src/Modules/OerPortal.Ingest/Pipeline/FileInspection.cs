using OerPortal.Epub;
using OerPortal.Epub.Zip;
using OerPortal.Ingest.Detection;
using OerPortal.Ingest.Facts;
using OerPortal.Ingest.Pdf;
using OerPortal.Ingest.Tools;
using OerPortal.Office;
using OerPortal.Packages;
using OerPortal.Packages.Archives;

namespace OerPortal.Ingest.Pipeline;

/// <summary>What the bytes are, and whether they keep the rules of their kind. Runs in a worker process.</summary>
internal static class FileInspection
{
    internal static readonly ZipLimits EpubZip = ZipLimits.Default with { NamesAreUtf8 = true };

    /// <exception cref="FileRefusedException">A rule is broken.</exception>
    public static async Task<(DetectedKind Kind, ExtractedMetadata? Metadata)> RunAsync(string name, string path, ScratchFolder scratch, CancellationToken cancellation)
    {
        var kind = ContentDetection.Detect(path, name);
        if (kind.Kind == FileKind.Epub)
        {
            using var zip = StrictZip.Open(path, EpubZip);
            return (kind, FactCleaning.Clean(OldMarkup.Mend(zip, EpubInspection.Inspect(zip)).Package.Metadata));
        }
        if (kind.Kind == FileKind.Pdf)
            await PdfTools.DemandOpenAsync(path, scratch, cancellation);
        if (kind is { Kind: FileKind.Office, Use: FileUse.Read } && StrictZip.LooksLikeZip(path))
        {
            using var package = StrictZip.Open(path, ZipLimits.Default);
            OfficePackage.DemandPlain(package);
            return (kind, FactCleaning.Clean(OfficeFacts.Read(package)));
        }
        if (kind.Kind == FileKind.Package)
        {
            using var package = StrictZip.Open(path, ZipLimits.Default);
            return (kind, FactCleaning.Clean(LecturePackage.Find(package)!.Said));
        }
        if (kind.Kind == FileKind.Archive && kind.Use == FileUse.Read)
        {
            using var archive = ArchiveFile.Open(path, scratch);
            var outline = ArchiveOutline.Read(archive);
            if (outline.Contents.Form != ContentsForm.Folders)
                ZipKinds.Course(archive, outline);
            return (kind, FactCleaning.Clean(outline.Said));
        }
        return (kind, null);
    }
}
