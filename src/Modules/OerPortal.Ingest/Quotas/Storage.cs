using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Blobs;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Pipeline;
using OerPortal.Ingest.Uploads;

namespace OerPortal.Ingest.Quotas;

/// <inheritdoc cref="IStorage" />
public sealed class Storage(IngestDbContext data, IngestSettings settings, OrphanBlobs orphans, PortalFolders folders) : IStorage
{
    /// <inheritdoc />
    public async Task<StorageUse> OfPersonAsync(Guid personId, CancellationToken cancellation)
    {
        var use = await SumAsync(data.Files.Where(f => f.OwnerId == personId), cancellation);
        return new StorageUse(use.Bytes, settings.PersonBytes, use.Files);
    }

    /// <inheritdoc />
    public async Task<StorageUse> OfSiteAsync(Guid siteId, CancellationToken cancellation) => (await OfSitesAsync([siteId], cancellation))[siteId];

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<Guid, StorageUse>> OfSitesAsync(IReadOnlyCollection<Guid> siteIds, CancellationToken cancellation)
    {
        var uses = await data.Files.Where(f => siteIds.Contains(f.SiteId)).GroupBy(f => f.SiteId)
            .Select(g => new { g.Key, Bytes = g.Sum(f => f.Length), Files = g.Count() }).ToDictionaryAsync(u => u.Key, cancellation);
        var own = await data.Quotas.AsNoTracking().Where(q => siteIds.Contains(q.SiteId)).ToDictionaryAsync(q => q.SiteId, q => q.Bytes, cancellation);
        return siteIds.ToDictionary(id => id, id => new StorageUse(uses.GetValueOrDefault(id)?.Bytes ?? 0, own.TryGetValue(id, out var limit) ? limit : settings.SiteBytes, uses.GetValueOrDefault(id)?.Files ?? 0));
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<Guid>> ByUseAsync(CancellationToken cancellation)
        => await data.Files.GroupBy(f => f.SiteId).OrderByDescending(g => g.Sum(f => f.Length)).Select(g => g.Key).ToListAsync(cancellation);

    /// <inheritdoc />
    public async Task<IReadOnlyList<PersonStorage>> LargestAsync(Guid siteId, int most, CancellationToken cancellation)
    {
        var people = await data.Files.Where(f => f.SiteId == siteId).GroupBy(f => f.OwnerId).Select(g => new { g.Key, Bytes = g.Sum(f => f.Length), Files = g.Count() })
            .OrderByDescending(p => p.Bytes).Take(most).ToListAsync(cancellation);
        return people.ConvertAll(p => new PersonStorage(p.Key, p.Bytes, p.Files));
    }

    /// <inheritdoc />
    public async Task<StorageParts> PartsAsync(Guid? siteId, CancellationToken cancellation)
    {
        var files = data.Files.Where(f => siteId == null || f.SiteId == siteId);
        var kinds = await files.Where(f => f.State != FileState.Receiving && f.Sha256 != null).GroupBy(f => f.Kind).Select(g => new { g.Key, Bytes = g.Sum(f => f.Length), Files = g.Count() })
            .OrderByDescending(k => k.Bytes).ToListAsync(cancellation);
        var made = await data.Derivatives.Where(d => files.Any(f => f.Id == d.FileId)).SumAsync(d => d.Length, cancellation);
        var unfinished = await SumAsync(files.Where(f => f.State == FileState.Receiving), cancellation);
        var turnedAway = await files.CountAsync(f => f.State == FileState.Infected || f.State == FileState.Refused || f.State == FileState.TooLargeToScan || f.State == FileState.Failed, cancellation);
        return new StorageParts(kinds.ConvertAll(k => new KindStorage(k.Key, k.Bytes, k.Files)), made, new KindStorage(FileKind.Unknown, unfinished.Bytes, unfinished.Files), turnedAway);
    }

    /// <inheritdoc />
    public async Task<DiskStorage> DiskAsync(CancellationToken cancellation)
    {
        var disk = new DriveInfo(folders.Data);
        return new DiskStorage(disk.AvailableFreeSpace, disk.TotalSize, await orphans.CountAsync(cancellation));
    }

    /// <inheritdoc />
    public async Task SetLimitAsync(Guid siteId, long? bytes, CancellationToken cancellation)
    {
        await using var transaction = await data.Database.BeginTransactionAsync(cancellation);
        await data.Quotas.Where(q => q.SiteId == siteId).ExecuteDeleteAsync(cancellation);
        if (bytes is { } limit)
            data.Add(new SiteQuota { SiteId = siteId, Bytes = limit });
        data.Record("ingest.quota", $"site:{siteId}", new { bytes }, siteId);
        await data.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        data.ChangeTracker.Clear();
    }

    private static async Task<(long Bytes, int Files)> SumAsync(IQueryable<StoredFile> files, CancellationToken cancellation) =>
        await files.GroupBy(_ => 1).Select(g => new { Bytes = g.Sum(f => f.Length), Files = g.Count() }).ToListAsync(cancellation) is [var use] ? (use.Bytes, use.Files) : (0, 0);
}
