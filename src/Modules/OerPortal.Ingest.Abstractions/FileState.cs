namespace OerPortal.Ingest;

/// <summary>Where a file stands. Only <see cref="Ready"/> and <see cref="ReadyWithoutPreview"/> have a public address.</summary>
public enum FileState
{
    Receiving,
    Quarantined,
    Scanning,
    Infected,
    Refused,
    TooLargeToScan,
    Clean,
    Inspecting,
    Deriving,
    Ready,
    ReadyWithoutPreview,

    /// <summary>Five attempts failed; an operator must look.</summary>
    Failed,
}
