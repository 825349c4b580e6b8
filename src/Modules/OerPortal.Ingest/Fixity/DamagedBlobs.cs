using OerPortal.Ingest.Data;
using OerPortal.Ingest.Models;

namespace OerPortal.Ingest.Fixity;

/// <summary>Blobs that are known to be damaged or missing, and that something still refers to.</summary>
internal static class DamagedBlobs
{
    public static IQueryable<PlacedBlob> Of(IngestDbContext data) =>
        data.PlacedBlobs.Where(b => b.DamagedAt != null && (data.Files.Any(f => f.Sha256 == b.Sha256) || data.Derivatives.Any(d => d.Sha256 == b.Sha256)));
}
