using OerPortal.Epub;
using OerPortal.Epub.Media;
using OerPortal.Epub.Pictures;
using OerPortal.Epub.Zip;
using OerPortal.Ingest.Detection;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Pipeline;
using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.GivenOut;

/// <summary>
/// The copy that is given out in place of the original, without what a camera or recorder wrote into it: where a child
/// lives, when, and whose phone it was. Only the owner gets the original.
/// </summary>
internal static class CleanCopy
{
    /// <summary>Pictures are made anew for everybody; of the other kinds the original is given out when there is nothing in it to take away.</summary>
    public static bool IsDemanded(FileKind kind) => kind == FileKind.Image;

    /// <returns>Null when there is nothing to take away, or when it could not be made.</returns>
    public static async Task<MadeFile?> MakeAsync(OpenedFile file, string path, ScratchFolder scratch, CancellationToken cancellation)
    {
        var copy = scratch.File("given-out");
        var made = file.Kind switch
        {
            FileKind.Epub => await CleanArchive.CopyAsync(path, FileInspection.EpubZip, copy, scratch, cancellation),
            FileKind.Archive => await CleanArchive.CopyAsync(ArchiveFile.AsZip(path, scratch), ZipLimits.Default, copy, scratch, cancellation),
            FileKind.Office or FileKind.Package when StrictZip.LooksLikeZip(path) => await CleanArchive.CopyAsync(path, ZipLimits.Default, copy, scratch, cancellation),
            FileKind.Audio or FileKind.Video => await SoundNotes.CopyAsync(path, $".{(Kinds.TryEnding(file.MediaType, out var ending) ? ending : "")}", copy, cancellation),
            FileKind.Subtitles => await PlainCopy.MakeAsync(path, copy, withMark: false, cancellation),
            // A page says its own encoding.
            FileKind.Text when file.MediaType != Kinds.Html.MediaType => await PlainCopy.MakeAsync(path, copy, withMark: true, cancellation),
            FileKind.Image when file.MediaType == Kinds.Svg.MediaType => await DrawingAsync(path, copy, cancellation),
            _ => null,
        };
        return made is null ? null : new MadeFile(Derivative.Shown, made, file.MediaType);
    }

    private static async Task<string?> DrawingAsync(string path, string copy, CancellationToken cancellation)
    {
        if (new FileInfo(path).Length > EpubLimits.MarkupBytes)
            return null;
        try
        {
            await File.WriteAllBytesAsync(copy, MarkupSanitiser.Clean(await File.ReadAllBytesAsync(path, cancellation), "svg", EpubMediaTypes.Svg), cancellation);
            return copy;
        }
        catch (FileRefusedException)
        {
            return null;
        }
    }
}
