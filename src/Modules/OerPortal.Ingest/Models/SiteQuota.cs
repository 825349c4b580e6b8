namespace OerPortal.Ingest.Models;

/// <summary>Room that a site has in place of the usual.</summary>
public sealed class SiteQuota
{
    public required Guid SiteId { get; init; }

    public required long Bytes { get; set; }
}
