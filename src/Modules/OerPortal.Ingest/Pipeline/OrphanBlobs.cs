using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Blobs;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Models;

namespace OerPortal.Ingest.Pipeline;

/// <summary>Blobs of this module's ledger to which no row refers; others have their own referrers.</summary>
public sealed class OrphanBlobs(IngestDbContext data, IBlobStore blobs)
{
    /// <summary>How many there are.</summary>
    public Task<int> CountAsync(CancellationToken cancellation) => data.PlacedBlobs.CountAsync(IsOrphan(), cancellation);

    /// <summary>Deletes those that were placed before.</summary>
    /// <returns>How many.</returns>
    public async Task<int> SweepAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        var gone = 0;
        foreach (var sha256 in await data.PlacedBlobs.AsNoTracking().Where(b => b.PlacedAt < before).Where(IsOrphan()).Select(b => b.Sha256).ToListAsync(cancellation))
        {
            if (await DeleteAsync(sha256, before, cancellation))
                gone++;
        }
        return gone;
    }

    /// <param name="before">One that was placed again since then is about to be referred to.</param>
    /// <returns>False when it is none any more.</returns>
    public async Task<bool> DeleteAsync(string sha256, DateTimeOffset before, CancellationToken cancellation)
    {
        // Whoever places the same bytes now writes the ledger first, and waits there until the old blob is gone.
        await using var transaction = await data.Database.BeginTransactionAsync(cancellation);
        if (await data.PlacedBlobs.Where(b => b.Sha256 == sha256 && b.PlacedAt < before).Where(IsOrphan()).ExecuteDeleteAsync(cancellation) == 0)
            return false;
        await blobs.DeleteAsync(sha256, cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private Expression<Func<PlacedBlob, bool>> IsOrphan() =>
        b => !data.Files.Any(f => f.Sha256 == b.Sha256 || f.Arriving == b.Sha256) && !data.Derivatives.Any(d => d.Sha256 == b.Sha256);
}
