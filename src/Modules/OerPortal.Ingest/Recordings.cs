using Microsoft.EntityFrameworkCore;
using OerPortal.Ingest.Data;

namespace OerPortal.Ingest;

/// <inheritdoc />
public sealed class Recordings(IngestDbContext data) : IRecordings
{
    /// <inheritdoc />
    public async Task<RecordingFacts?> FindAsync(Guid fileId, CancellationToken cancellation)
    {
        var row = await data.Recordings.AsNoTracking().FirstOrDefaultAsync(r => r.FileId == fileId && data.Files.Ready().Any(f => f.Id == fileId), cancellation);
        return row?.Read() is { } recording ? new RecordingFacts(recording.Chapters, recording.Peaks, recording.Streams.Count > 0) : null;
    }
}
