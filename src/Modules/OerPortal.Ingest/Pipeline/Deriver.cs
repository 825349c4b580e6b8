using OerPortal.Ingest.Captions;
using OerPortal.Ingest.Detection;
using OerPortal.Ingest.GivenOut;
using OerPortal.Ingest.Media;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Office;
using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Pipeline;

/// <summary>Makes everything that is made from an original; the first time and again. Runs in a worker process.</summary>
internal static class Deriver
{
    /// <param name="file">Its kind is known.</param>
    /// <param name="mayOpen">Ends when the member may be handed to a program outside ours; asked with no name, when the whole file may.</param>
    /// <param name="report">Called with the share done.</param>
    public static async Task<Derivation> RunAsync(
        OpenedFile file, string path, ScratchFolder scratch, Func<string, Task> mayOpen, Action<double>? report, CancellationToken cancellation)
    {
        var made = await MakeAsync(file, path, scratch, mayOpen, report, cancellation);
        // Copies are drawn by programs outside ours from members of any kind: they wait for the verdict about the whole file.
        await mayOpen("");
        if (!made.Files.Exists(f => f.Name == Derivative.Shown) && await CleanCopy.MakeAsync(file, path, scratch, cancellation) is { } copy)
            made.Files.Add(copy);
        return made;
    }

    private static async Task<Derivation> MakeAsync(
        OpenedFile file, string path, ScratchFolder scratch, Func<string, Task> mayOpen, Action<double>? report, CancellationToken cancellation) => file.Kind switch
        {
            FileKind.Epub => await EpubDerivation.RunAsync(file, path, scratch, mayOpen, report, cancellation),
            FileKind.Pdf => await PdfDerivation.RunAsync(file, path, scratch, cancellation),
            FileKind.Office when file.Use == FileUse.Read => await OfficeDerivation.RunAsync(file, path, scratch, cancellation),
            FileKind.Package => await PackageDerivation.RunAsync(path, scratch, report, cancellation),
            FileKind.Archive when file.Use == FileUse.Read => await ArchiveDerivation.RunAsync(path, scratch, report, cancellation),
            FileKind.Image when file.Use == FileUse.Play => await PictureDerivation.RunAsync(file, path, scratch, cancellation),
            FileKind.Audio or FileKind.Video => await MediaDerivation.RunAsync(file, path, scratch, cancellation),
            FileKind.Subtitles => await CaptionDerivation.RunAsync(path, scratch, cancellation),
            _ => new Derivation { IsComplete = file.Use != FileUse.Download },
        };
}
