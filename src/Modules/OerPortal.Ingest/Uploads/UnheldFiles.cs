using Microsoft.EntityFrameworkCore;
using OerPortal.Ingest.Data;

namespace OerPortal.Ingest.Uploads;

/// <summary>Files that no row of any module refers to.</summary>
public sealed class UnheldFiles(IngestDbContext data, IFiles files, IEnumerable<IFileKeeper> keepers)
{
    private readonly HashSet<string> _kinds = [.. keepers.SelectMany(k => k.HolderKinds)];

    /// <summary>Removes those among them that nobody keeps.</summary>
    /// <returns>How many.</returns>
    public async Task<int> RemoveAsync(IReadOnlyCollection<Guid> fileIds, CancellationToken cancellation)
    {
        var kept = await KeptAsync(fileIds, cancellation);
        var gone = fileIds.Where(id => !kept.Contains(id)).ToList();
        foreach (var id in gone)
            await files.RemoveAsync(id, cancellation);
        return gone.Count;
    }

    /// <summary>
    /// Looks at a portion of the files in the order of their making, and removes those of known holders that nobody keeps or waits for.
    /// </summary>
    /// <param name="after">The last id of the portion before; null to begin.</param>
    /// <param name="before">Younger files are left: whoever took them in may still be about to refer to them.</param>
    /// <returns>The portion's last id, or null at the end.</returns>
    internal async Task<(Guid? Last, int Removed)> SweepAsync(Guid? after, DateTimeOffset before, int portion, CancellationToken cancellation)
    {
        var from = after ?? Guid.Empty;
        var rows = await data.Files.AsNoTracking()
            .Where(f => f.Id > from && f.MovedAt < before && f.State != FileState.Receiving)
            .OrderBy(f => f.Id).Take(portion).Select(f => new { f.Id, f.Holder }).ToListAsync(cancellation);
        var known = rows.Where(r => _kinds.Contains(r.Holder.Split(':')[0])).ToList();
        var awaiting = new HashSet<string>(StringComparer.Ordinal);
        foreach (var keeper in keepers)
            awaiting.UnionWith(await keeper.AwaitingAsync([.. known.Select(r => r.Holder).Distinct()], cancellation));
        var removed = await RemoveAsync([.. known.Where(r => !awaiting.Contains(r.Holder)).Select(r => r.Id)], cancellation);
        return (rows.Count < portion ? null : rows[^1].Id, removed);
    }

    private async Task<HashSet<Guid>> KeptAsync(IReadOnlyCollection<Guid> fileIds, CancellationToken cancellation)
    {
        var kept = new HashSet<Guid>();
        foreach (var keeper in keepers)
            kept.UnionWith(await keeper.KeptAsync(fileIds, cancellation));
        return kept;
    }
}

/// <summary>How far the sweep has come; after a restart it begins anew. Singleton.</summary>
public sealed class UnheldSweep
{
    internal Guid? Last { get; set; }
}
