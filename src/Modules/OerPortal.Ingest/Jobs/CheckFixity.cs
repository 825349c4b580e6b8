using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Jobs;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Fixity;

namespace OerPortal.Ingest.Jobs;

/// <summary>Compares all blobs with their hashes, the longest unchecked first, each at least once in a quarter; those known as damaged every time.</summary>
public sealed record CheckFixity : IJob
{
    /// <summary>How often it runs.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromHours(6);

    JobLane IJob.Lane => JobLane.Upkeep;
}

/// <inheritdoc cref="CheckFixity" />
public sealed class CheckFixityHandler(IngestDbContext data, BlobCheck check, TimeProvider time) : IJobHandler<CheckFixity>
{
    private const int AtLeast = 200;
    private const int MostDamaged = 200;
    internal static readonly TimeSpan Every = TimeSpan.FromDays(90);

    /// <summary>One portion.</summary>
    public async Task RunAsync(CheckFixity job, IJobProgress progress, CancellationToken cancellation)
    {
        var damaged = await data.PlacedBlobs.AsNoTracking().Where(b => b.DamagedAt != null).OrderBy(b => b.CheckedAt).Take(MostDamaged).Select(b => b.Sha256).ToListAsync(cancellation);
        // As many as it takes to be through in time, and some more for runs that fall out.
        var portion = Math.Max(AtLeast, (int)(await data.PlacedBlobs.CountAsync(cancellation) * 1.2 / (Every / CheckFixity.Pause)));
        var before = time.GetUtcNow() - Every;
        var due = await data.PlacedBlobs.AsNoTracking().Where(b => (b.CheckedAt ?? b.PlacedAt) < before && b.DamagedAt == null)
            .OrderBy(b => b.CheckedAt ?? b.PlacedAt).Take(portion).Select(b => b.Sha256).ToListAsync(cancellation);
        string[] all = [.. damaged, .. due];
        for (var i = 0; i < all.Length; i++)
        {
            if (await check.RunAsync(all[i], cancellation) == BlobCondition.Busy)
                data.Enqueue(new MendBlob(all[i]));
            await progress.ReportAsync((i + 1) * 100 / all.Length, cancellation);
        }
        await data.SaveChangesAsync(cancellation);
    }
}
