using Microsoft.Extensions.Logging;
using OerPortal.Ingest.Detection;
using OerPortal.Ingest.GivenOut;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Pipeline;

/// <summary>Makes everything that is made from an original; the first time and again.</summary>
public sealed class Deriver(PdfDerivation pdf, ILogger<Deriver> log)
{
    /// <param name="file">Its kind is known.</param>
    /// <param name="ahead">What is there already of the derivatives, or null.</param>
    internal async Task<Derivation> RunAsync(
        StoredFile file, string path, ScratchFolder scratch, Derivation? ahead, Action<double>? report, CancellationToken cancellation)
    {
        var made = ahead ?? await MakeAsync(file, path, scratch, report, cancellation);
        if (made.Files.Exists(f => f.Name == Derivative.Shown))
            return made;
        if (await CleanCopy.MakeAsync(file, path, scratch, cancellation) is { } copy)
            made.Files.Add(copy);
        foreach (var part in made.LeftOut)
            log.LogInformation("{Part} of file {File} is left out: nobody can tell what it carries besides the picture.", part, file.Id);
        return made;
    }

    private async Task<Derivation> MakeAsync(StoredFile file, string path, ScratchFolder scratch, Action<double>? report, CancellationToken cancellation) => file.Kind switch
    {
        FileKind.Epub => await EpubDerivation.RunAsync(file, path, scratch, mayOpen: _ => Task.CompletedTask, report, cancellation),
        FileKind.Pdf => await pdf.RunAsync(file, path, scratch, cancellation),
        FileKind.Image when file.Use == FileUse.Play => await PictureDerivation.RunAsync(file, path, scratch, cancellation),
        FileKind.Audio or FileKind.Video => MediaDerivation.Run(file, path),
        _ => new Derivation { IsComplete = file.Use != FileUse.Download },
    };
}
