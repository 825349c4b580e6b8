using OerPortal.Cms.Blobs;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Pipeline;

/// <summary>Deriving → Ready or ReadyWithoutPreview, with everything the readers and the search need.</summary>
public sealed class DeriveStep(FileMoves moves, PortalFolders folders, Deriver deriver, BlobPlacing placing, FileProgress progress)
{
    /// <param name="file">In state Deriving.</param>
    /// <param name="ahead">What was read while the scanner worked; used when there is something.</param>
    /// <returns>False when the file was moved by somebody else.</returns>
    internal async Task<bool> RunAsync(StoredFile file, string path, ReadAhead ahead, CancellationToken cancellation)
    {
        using var scratch = new ScratchFolder(folders.Temp);
        Derivation made;
        try
        {
            made = await deriver.RunAsync(file, path, scratch, await ahead.ResultAsync(), progress.Between(file.Id, 55, 95), cancellation);
        }
        catch (FileRefusedException refused)
        {
            return await moves.RefuseAsync(file, FileState.Refused, RefusalSentence.Of(refused), verdict: null, cancellation);
        }
        var derivatives = await placing.PlaceAllAsync(file.Id, made, cancellation);
        return await moves.MoveAsync(
            file,
            made.IsComplete ? FileState.Ready : FileState.ReadyWithoutPreview,
            set => DerivationStore.Set(set, file, made),
            context => DerivationStore.WriteAsync(context, file.Id, made, derivatives, cancellation),
            cancellation);
    }
}
