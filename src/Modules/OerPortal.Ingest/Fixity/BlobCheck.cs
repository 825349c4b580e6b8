using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OerPortal.Cms.Blobs;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Jobs;
using OerPortal.Ingest.Pipeline;

namespace OerPortal.Ingest.Fixity;

/// <summary>What a look at a blob came to.</summary>
public enum BlobCondition
{
    /// <summary>As it was placed.</summary>
    Good,

    /// <summary>Made anew from the original.</summary>
    Mended,

    /// <summary>Nothing here can make it: it is an original, or the original is gone too. The operator is told.</summary>
    Lost,

    /// <summary>Somebody works on the file just now.</summary>
    Busy,
}

/// <summary>
/// Compares a blob with its hash. What is damaged is set aside, so that nobody is given it as good, and derivatives are made anew
/// from their original. A damaged original waits for its backup: put back in its place it is found right at the next look.
/// </summary>
public sealed class BlobCheck(IngestDbContext data, IBlobStore blobs, FileLocks locks, Rederivation again, TimeProvider time, ILogger<BlobCheck> log)
{
    /// <summary>Looks at one blob and does what can be done.</summary>
    public async Task<BlobCondition> RunAsync(string sha256, CancellationToken cancellation)
    {
        // Two who look at once: the later one would set aside what the first has just made anew.
        await using var held = await locks.TryTakeAsync(new Guid(Convert.FromHexString(sha256.AsSpan(0, 32))), cancellation);
        if (held is null)
            return BlobCondition.Busy;
        if (await IsRightAsync(sha256, cancellation))
        {
            await GoodAsync(sha256, cancellation);
            return BlobCondition.Good;
        }
        await blobs.SetAsideAsync(sha256, cancellation);
        await DamagedAsync(sha256, cancellation);
        return await MendAsync(sha256, cancellation);
    }

    private async Task<bool> IsRightAsync(string sha256, CancellationToken cancellation)
    {
        try
        {
            await using var content = await blobs.OpenReadAsync(sha256, cancellation);
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation)) == sha256;
        }
        catch (IOException e)
        {
            // A sector that cannot be read is damage too.
            if (e is not BlobUnavailableException)
                log.LogError(e, "Blob {Blob} cannot be read.", sha256);
            return false;
        }
    }

    private async Task GoodAsync(string sha256, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (await data.PlacedBlobs.Where(b => b.Sha256 == sha256 && b.DamagedAt != null).ExecuteUpdateAsync(s => s.SetProperty(b => b.DamagedAt, (DateTimeOffset?)null).SetProperty(b => b.CheckedAt, now), cancellation) == 0)
            await data.PlacedBlobs.Where(b => b.Sha256 == sha256).ExecuteUpdateAsync(s => s.SetProperty(b => b.CheckedAt, now), cancellation);
        else
            await RecordAsync("ingest.fixity-mended", sha256, cancellation);
    }

    private async Task DamagedAsync(string sha256, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var isNews = await data.PlacedBlobs.Where(b => b.Sha256 == sha256 && b.DamagedAt == null).ExecuteUpdateAsync(s => s.SetProperty(b => b.DamagedAt, now).SetProperty(b => b.CheckedAt, now), cancellation) == 1;
        if (isNews)
        {
            log.LogWarning("Blob {Blob} is missing or damaged and was set aside.", sha256);
            await RecordAsync("ingest.fixity-failed", sha256, cancellation);
        }
        else
            await data.PlacedBlobs.Where(b => b.Sha256 == sha256).ExecuteUpdateAsync(s => s.SetProperty(b => b.CheckedAt, now), cancellation);
    }

    private async Task<BlobCondition> MendAsync(string sha256, CancellationToken cancellation)
    {
        var made = await data.Derivatives.AsNoTracking().Where(d => d.Sha256 == sha256).Select(d => d.FileId).Distinct().ToListAsync(cancellation);
        var isOriginal = await data.Files.AnyAsync(f => f.Sha256 == sha256, cancellation);
        var condition = isOriginal || made.Count == 0 ? BlobCondition.Lost : BlobCondition.Mended;
        foreach (var fileId in made)
        {
            var original = await data.Files.Where(f => f.Id == fileId).Select(f => f.Sha256).FirstOrDefaultAsync(cancellation);
            // From a damaged original only damage can be made.
            var outcome = original is null || original == sha256 || !await IsRightAsync(original, cancellation) ? Remade.Kept : await again.RunAsync(fileId, cancellation);
            if (outcome == Remade.Busy)
                return BlobCondition.Busy;
            if (outcome == Remade.Kept)
                condition = BlobCondition.Lost;
        }
        if (condition == BlobCondition.Mended)
            await data.PlacedBlobs.Where(b => b.Sha256 == sha256 && b.DamagedAt != null).ExecuteUpdateAsync(s => s.SetProperty(b => b.DamagedAt, (DateTimeOffset?)null), cancellation);
        else if (isOriginal)
            log.LogError("An original is missing or damaged: restore blob {Blob} from a backup.", sha256);
        return condition;
    }

    private async Task RecordAsync(string action, string sha256, CancellationToken cancellation)
    {
        var files = await data.Files.AsNoTracking().Where(f => f.Sha256 == sha256 || data.Derivatives.Any(d => d.FileId == f.Id && d.Sha256 == sha256))
            .Select(f => new { f.Id, f.SiteId }).ToListAsync(cancellation);
        foreach (var file in files)
            data.Record(action, $"file:{file.Id}", new { sha256 }, file.SiteId);
        await data.SaveChangesAsync(cancellation);
        data.ChangeTracker.Clear();
    }
}
