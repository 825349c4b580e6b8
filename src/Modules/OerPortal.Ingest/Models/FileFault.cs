namespace OerPortal.Ingest.Models;

/// <summary>A run on a file that failed.</summary>
public sealed class FileFault
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid FileId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>What was being done.</summary>
    public required FileState State { get; init; }

    /// <summary>As the program says it.</summary>
    public required string Trouble { get; init; }
}
