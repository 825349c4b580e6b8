using Microsoft.Extensions.Logging;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Workers;

namespace OerPortal.Ingest.Pipeline;

/// <summary>Deriving → Ready or ReadyWithoutPreview, with everything the readers and the search need.</summary>
public sealed class DeriveStep(FileMoves moves, BlobPlacing placing, FileProgress progress, ILogger<DeriveStep> log)
{
    /// <param name="file">In state Deriving.</param>
    /// <returns>False when the file was moved by somebody else.</returns>
    internal async Task<bool> RunAsync(StoredFile file, FileOpening opening, CancellationToken cancellation)
    {
        Derivation made;
        try
        {
            made = await opening.DeriveAsync(file.Opened(), progress.Between(file.Id, 55, 95), cancellation);
        }
        catch (FileRefusedException refused)
        {
            return await moves.RefuseAsync(file, FileState.Refused, RefusalSentence.Of(refused), verdict: null, cancellation);
        }
        Say(file, made);
        var derivatives = await placing.PlaceAllAsync(file.Id, made, cancellation);
        return await moves.MoveAsync(
            file,
            made.IsComplete ? FileState.Ready : FileState.ReadyWithoutPreview,
            set => DerivationStore.Set(set, file, made),
            context => DerivationStore.WriteAsync(context, file.Id, made, derivatives, cancellation),
            cancellation);
    }

    private void Say(StoredFile file, Derivation made)
    {
        if (made.Trouble is { } trouble)
            log.LogInformation("File {File} has no preview: {Trouble}", file.Id, trouble);
        foreach (var remark in made.Remarks.Where(r => r.IsMissingPart || r.Kind == FileRemarkKind.LeftOut))
            log.LogInformation("File {File} is given out without a part: {Kind} {Name}.", file.Id, remark.Kind, remark.Name);
    }
}
