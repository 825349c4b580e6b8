using System.Text.Json;
using OerPortal.Cms.Blobs;
using OerPortal.Epub;
using OerPortal.Epub.Zip;
using OerPortal.Ingest.Detection;
using OerPortal.Ingest.Facts;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Pdf;
using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Pipeline;

/// <summary>Inspecting → Deriving, or Refused: what the bytes are, and whether they keep the rules of their kind.</summary>
public sealed class InspectStep(FileMoves moves, PortalFolders folders)
{
    internal static readonly ZipLimits EpubZip = ZipLimits.Default with { NamesAreUtf8 = true };

    /// <returns>False when the file was moved by somebody else.</returns>
    public async Task<bool> RunAsync(StoredFile file, string path, CancellationToken cancellation)
    {
        DetectedKind kind;
        ExtractedMetadata? metadata;
        try
        {
            kind = ContentDetection.Detect(path, file.Name);
            metadata = await InspectAsync(kind, path, cancellation);
        }
        catch (FileRefusedException refused)
        {
            return await moves.RefuseAsync(file, FileState.Refused, RefusalSentence.Of(refused), verdict: null, cancellation);
        }
        file.Kind = kind.Kind;
        file.MediaType = kind.MediaType;
        file.Use = kind.Use;
        file.NoteKey = kind.Note;
        file.Metadata = metadata is null ? null : JsonSerializer.Serialize(metadata, JsonSerializerOptions.Web);
        return await moves.MoveAsync(
            file,
            FileState.Deriving,
            set => set.SetProperty(f => f.Kind, file.Kind).SetProperty(f => f.MediaType, file.MediaType).SetProperty(f => f.Use, file.Use)
                .SetProperty(f => f.Metadata, file.Metadata).SetProperty(f => f.NoteKey, file.NoteKey).SetProperty(f => f.Progress, (short)55),
            along: null,
            cancellation);
    }

    private async Task<ExtractedMetadata?> InspectAsync(DetectedKind kind, string path, CancellationToken cancellation)
    {
        if (kind.Kind == FileKind.Epub)
        {
            using var zip = StrictZip.Open(path, EpubZip);
            return FactCleaning.Clean(OldMarkup.Mend(zip, EpubInspection.Inspect(zip)).Package.Metadata);
        }
        if (kind.Kind == FileKind.Pdf)
        {
            using var scratch = new ScratchFolder(folders.Temp);
            await PdfTools.DemandOpenAsync(path, scratch, cancellation);
        }
        return null;
    }
}
