namespace OerPortal.Ingest.Scanning;

/// <summary>How the scanner was at the last probe.</summary>
/// <param name="IsUp">It found EICAR and passed plain text.</param>
/// <param name="Reason">Why not, for operators; null when up.</param>
/// <param name="Version">clamd's reply to VERSION; stored with each verdict.</param>
/// <param name="DatabaseDate">When the signatures were made; null for a local test set.</param>
/// <param name="CheckedAt">Time of the probe.</param>
public sealed record ScannerStatus(bool IsUp, string? Reason, string? Version, DateTimeOffset? DatabaseDate, DateTimeOffset CheckedAt)
{
    /// <summary>Signatures without a date are our own test set: real malware would pass.</summary>
    public bool OnlyTestSignatures => IsUp && DatabaseDate is null;

    /// <summary>Whether the signatures are older than seven days.</summary>
    public bool IsOutdated(DateTimeOffset now) => IsUp && DatabaseDate is { } date && now - date > TimeSpan.FromDays(7);
}
