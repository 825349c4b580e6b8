namespace OerPortal.Ingest;

/// <summary>What stands beside sound and film while they play. Asks no rights.</summary>
public interface IRecordings
{
    /// <summary>Null when the file is not ready, or nothing is known of it.</summary>
    Task<RecordingFacts?> FindAsync(Guid fileId, CancellationToken cancellation);
}

/// <param name="Peaks">Loudness from 0 to 100 along a sound; none of a film.</param>
/// <param name="HasStreams">Whether <see cref="FileAddress.Streams"/> answers.</param>
public sealed record RecordingFacts(IReadOnlyList<Chapter> Chapters, IReadOnlyList<int> Peaks, bool HasStreams);

/// <param name="Start">Seconds.</param>
public sealed record Chapter(double Start, string Title);
