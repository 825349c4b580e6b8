using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Sites;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Fixity;
using OerPortal.Ingest.Models;

namespace OerPortal.Ingest.Desk;

/// <summary>A stored file that is damaged or missing.</summary>
/// <param name="Parts">What it is of each file: null for the original, else the derivative's name.</param>
internal sealed record DamagedFile(PlacedBlob Blob, IReadOnlyList<DamagedPart> Parts)
{
    /// <summary>An original that nothing here can make anew.</summary>
    public bool NeedsBackup => Parts.Any(p => p.Derivative is null);
}

/// <param name="Derivative">Its name, or null for the original.</param>
internal sealed record DamagedPart(Guid FileId, string Name, Site? Site, string? Derivative);

/// <summary>What the checks of stored files have found.</summary>
internal sealed class DamagedFiles(IngestDbContext data, ISites sites)
{
    public const int AtOnce = 25;

    /// <param name="after">The hash after which the list goes on.</param>
    public async Task<IReadOnlyList<DamagedFile>> ListAsync(string? after, CancellationToken cancellation)
    {
        var found = await DamagedBlobs.Of(data).AsNoTracking().Where(b => after == null || b.Sha256.CompareTo(after) > 0).OrderBy(b => b.Sha256).Take(AtOnce + 1).ToListAsync(cancellation);
        var hashes = found.ConvertAll(b => b.Sha256);
        var originals = await data.Files.AsNoTracking().Where(f => hashes.Contains(f.Sha256!)).Select(f => new { Hash = f.Sha256!, f.Id, f.Name, f.SiteId, Derivative = (string?)null }).ToListAsync(cancellation);
        var made = await data.Derivatives.Where(d => hashes.Contains(d.Sha256))
            .Join(data.Files, d => d.FileId, f => f.Id, (d, f) => new { Hash = d.Sha256, f.Id, f.Name, f.SiteId, Derivative = (string?)d.Name }).ToListAsync(cancellation);
        var parts = originals.Concat(made).ToLookup(p => p.Hash, p => new DamagedPart(p.Id, p.Name, sites.Find(p.SiteId), p.Derivative));
        return found.ConvertAll(b => new DamagedFile(b, [.. parts[b.Sha256]]));
    }
}
