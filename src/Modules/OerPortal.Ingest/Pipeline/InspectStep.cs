using System.Text.Json;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Workers;

namespace OerPortal.Ingest.Pipeline;

/// <summary>Inspecting → Deriving, or Refused: what the bytes are, and whether they keep the rules of their kind.</summary>
public sealed class InspectStep(FileMoves moves)
{
    /// <returns>False when the file was moved by somebody else.</returns>
    internal async Task<bool> RunAsync(StoredFile file, FileOpening opening, CancellationToken cancellation)
    {
        Inspected found;
        try
        {
            found = await opening.InspectAsync(cancellation);
        }
        catch (FileRefusedException refused)
        {
            return await moves.RefuseAsync(file, FileState.Refused, RefusalSentence.Of(refused), verdict: null, cancellation);
        }
        file.Kind = found.Kind.Kind;
        file.MediaType = found.Kind.MediaType;
        file.Use = found.Kind.Use;
        file.NoteKey = found.Kind.Note;
        file.Metadata = found.Metadata is null ? null : JsonSerializer.Serialize(found.Metadata, JsonSerializerOptions.Web);
        return await moves.MoveAsync(
            file,
            FileState.Deriving,
            set => set.SetProperty(f => f.Kind, file.Kind).SetProperty(f => f.MediaType, file.MediaType).SetProperty(f => f.Use, file.Use)
                .SetProperty(f => f.Metadata, file.Metadata).SetProperty(f => f.NoteKey, file.NoteKey).SetProperty(f => f.Progress, (short)55),
            along: null,
            cancellation);
    }
}
