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
        // As many as it takes to be through in time, and some more for runs that fall out.
        var portion = Math.Max(AtLeast, (int)(await data.PlacedBlobs.CountAsync(cancellation) * 1.2 / (Every / CheckFixity.Pause)));
        // What is known as damaged is asked for like the rest: looked at once, and not again with each portion.
        var all = job.Asked is { } asked
            ? await LongestUncheckedAsync(data.PlacedBlobs.Where(b => b.PlacedAt < asked && (b.CheckedAt == null || b.CheckedAt < asked)), portion, cancellation)
            : await InTurnAsync(portion, cancellation);
        for (var i = 0; i < all.Length; i++)
        {
            if (await check.RunAsync(all[i], cancellation) == BlobCondition.Busy)
                data.Enqueue(new MendBlob(all[i]));
            await progress.ReportAsync((i + 1) * 100 / all.Length, cancellation);
        }
        if (job.Asked is not null && all.Length == portion)
            data.Enqueue(job);
        await data.SaveChangesAsync(cancellation);
    }

    private async Task<string[]> InTurnAsync(int portion, CancellationToken cancellation)
    {
        var before = time.GetUtcNow() - Every;
        var damaged = await LongestUncheckedAsync(data.PlacedBlobs.Where(b => b.DamagedAt != null), MostDamaged, cancellation);
        return [.. damaged, .. await LongestUncheckedAsync(data.PlacedBlobs.Where(b => b.DamagedAt == null && (b.CheckedAt ?? b.PlacedAt) < before), portion, cancellation)];
    }

    private static Task<string[]> LongestUncheckedAsync(IQueryable<PlacedBlob> of, int most, CancellationToken cancellation)
        => of.AsNoTracking().OrderBy(b => b.CheckedAt ?? b.PlacedAt).Take(most).Select(b => b.Sha256).ToArrayAsync(cancellation);
}
