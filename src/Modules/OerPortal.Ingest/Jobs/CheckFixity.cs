using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OerPortal.Cms.Blobs;
using OerPortal.Cms.Jobs;
using OerPortal.Ingest.Data;

namespace OerPortal.Ingest.Jobs;

/// <summary>Compares originals with their hashes, the longest unchecked first, each about once in a quarter.</summary>
public sealed record CheckFixity : IJob
{
    JobLane IJob.Lane => JobLane.Upkeep;
}

/// <inheritdoc cref="CheckFixity" />
public sealed class CheckFixityHandler(IngestDbContext data, IBlobStore blobs, TimeProvider time, ILogger<CheckFixityHandler> log) : IJobHandler<CheckFixity>
{
    private const int AtOnce = 200;
    private static readonly TimeSpan Every = TimeSpan.FromDays(90);

    /// <summary>One portion.</summary>
    public async Task RunAsync(CheckFixity job, IJobProgress progress, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var due = await data.Files.AsNoTracking()
            .Where(f => f.Sha256 != null && (f.State == FileState.Ready || f.State == FileState.ReadyWithoutPreview) && (f.CheckedAt ?? f.CreatedAt) < now - Every)
            .OrderBy(f => f.CheckedAt ?? f.CreatedAt).Take(AtOnce).Select(f => new { f.Id, f.Sha256, f.SiteId }).ToListAsync(cancellation);
        for (var i = 0; i < due.Count; i++)
        {
            var file = due[i];
            var isRight = await IsRightAsync(file.Sha256!, cancellation);
            if (!isRight)
            {
                log.LogError("The original of file {File} is missing or damaged: restore blob {Blob} from a backup.", file.Id, file.Sha256);
                data.Record("ingest.fixity-failed", $"file:{file.Id}", new { file.Sha256 }, file.SiteId);
                await data.SaveChangesAsync(cancellation);
            }
            await data.Files.Where(f => f.Id == file.Id).ExecuteUpdateAsync(s => s.SetProperty(f => f.CheckedAt, now), cancellation);
            await progress.ReportAsync((i + 1) * 100 / due.Count, cancellation);
        }
    }

    private async Task<bool> IsRightAsync(string sha256, CancellationToken cancellation)
    {
        try
        {
            await using var content = await blobs.OpenReadAsync(sha256, cancellation);
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation)) == sha256;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }
}
