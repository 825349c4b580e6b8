namespace OerPortal.Ingest;

/// <summary>A file as other modules see it.</summary>
/// <param name="Holder">What the file belongs to, for example <c>draft:0199…</c>; opaque to this module.</param>
/// <param name="Name">The name it was uploaded under; data, never a path.</param>
/// <param name="Length">Bytes of the original.</param>
/// <param name="Sha256">Hash of the original, null until it is received whole.</param>
/// <param name="Progress">0 to 100 over scan, inspection and derivation.</param>
/// <param name="RefusalKey">Key of the sentence that says why, for Infected, Refused, TooLargeToScan and Failed; else null.</param>
/// <param name="RefusalArguments">Values for that sentence.</param>
/// <param name="ScannedParts">How many streams the scanner read: the file and each member.</param>
/// <param name="Pages">Pages of a PDF or office file, positions of an EPUB, null when unknown.</param>
/// <param name="DurationSeconds">For audio and video, null when unknown.</param>
/// <param name="NoteKey">Key of a sentence about a ready file: what it cannot do here, and the way out; else null.</param>
public sealed record FileFacts(
    Guid Id,
    Guid SiteId,
    Guid OwnerId,
    string Holder,
    string Name,
    FileState State,
    FileKind Kind,
    string MediaType,
    long Length,
    string? Sha256,
    int Progress,
    string? RefusalKey,
    IReadOnlyList<string> RefusalArguments,
    int ScannedParts,
    DateTimeOffset? ScannedAt,
    int? Pages,
    double? DurationSeconds,
    bool HasCover,
    bool CanBeRead,
    ExtractedMetadata? Metadata,
    string? NoteKey = null)
{
    /// <summary>What its owner and its reviewer should know about it although it was taken, in reading order.</summary>
    public IReadOnlyList<FileRemark> Remarks { get; init; } = [];

    /// <summary>What a machine reads in it; null where nothing is read.</summary>
    public FileRecognition? Recognition { get; init; }

    /// <summary>Whether there is a way to read, hear or see it on a page.</summary>
    public bool CanBeOpened => CanBeRead || this is { State: FileState.Ready, Kind: FileKind.Audio or FileKind.Video or FileKind.Image };

    public bool IsReady => State is FileState.Ready or FileState.ReadyWithoutPreview;

    /// <summary>Whether nothing more will happen to it by itself.</summary>
    public bool IsSettled => IsReady || State is FileState.Infected or FileState.Refused or FileState.TooLargeToScan or FileState.Failed;
}
