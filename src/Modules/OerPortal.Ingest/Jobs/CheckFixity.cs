using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Jobs;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Fixity;
using OerPortal.Ingest.Models;

namespace OerPortal.Ingest.Jobs;

/// <summary>
/// Compares all blobs with their hashes, the longest unchecked first, each at least once in a quarter; those known as damaged every time.
/// </summary>
/// <param name="Asked">When somebody asked for all of them, who does not trust the disk; null for those whose quarter is over.</param>
public sealed record CheckFixity(DateTimeOffset? Asked = null) : IJob
{
    /// <summary>How often it runs.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromHours(6);

    JobLane IJob.Lane => JobLane.Upkeep;

    string? IJob.Key => Asked is null ? null : "asked";
}

/// <inheritdoc cref="CheckFixity" />
public sealed class CheckFixityHandler(IngestDbContext data, BlobCheck check, TimeProvider time) : IJobHandler<CheckFixity>
{
    private const int AtLeast = 200;
    private const int MostDamaged = 200;
    internal static readonly TimeSpan Every = TimeSpan.FromDays(90);

    /// <summary>One portion; what was asked for goes on with the next, so that other upkeep has its turn.</summary>
    public async Task RunAsync(CheckFixity job, IJobProgress progress, CancellationToken cancellation)
    {
        var damaged = await data.PlacedBlobs.AsNoTracking().Where(b => b.DamagedAt != null).OrderBy(b => b.CheckedAt).Take(MostDamaged).Select(b => b.Sha256).ToListAsync(cancellation);
        // As many as it takes to be through in time, and some more for runs that fall out.
        var portion = Math.Max(AtLeast, (int)(await data.PlacedBlobs.CountAsync(cancellation) * 1.2 / (Every / CheckFixity.Pause)));
        var due = await Due(job).Where(b => b.DamagedAt == null)
            .OrderBy(b => b.CheckedAt ?? b.PlacedAt).Take(portion).Select(b => b.Sha256).ToListAsync(cancellation);
        string[] all = [.. damaged, .. due];
        for (var i = 0; i < all.Length; i++)
        {
            if (await check.RunAsync(all[i], cancellation) == BlobCondition.Busy)
                data.Enqueue(new MendBlob(all[i]));
            await progress.ReportAsync((i + 1) * 100 / all.Length, cancellation);
        }
        if (job.Asked is not null && due.Count == portion)
            data.Enqueue(job);
        await data.SaveChangesAsync(cancellation);
    }

    private IQueryable<PlacedBlob> Due(CheckFixity job)
    {
        var all = data.PlacedBlobs.AsNoTracking();
        if (job.Asked is { } asked)
            return all.Where(b => b.PlacedAt < asked && (b.CheckedAt == null || b.CheckedAt < asked));
        var before = time.GetUtcNow() - Every;
        return all.Where(b => (b.CheckedAt ?? b.PlacedAt) < before);
    }
}
