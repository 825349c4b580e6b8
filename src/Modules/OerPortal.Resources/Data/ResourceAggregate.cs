using System.Data;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>
/// Loads a resource with everything its verbs look at. That takes several queries (one would repeat each description for every file), and all
/// of them must see the same moment: a resource whose versions were not there yet is none that verbs know.
/// </summary>
internal static class ResourceAggregate
{
    /// <summary>The first of them, whole.</summary>
    internal static Task<Resource?> FindWholeAsync(this ResourcesDbContext db, IQueryable<Resource> which, CancellationToken cancellation)
        => db.AtOneMomentAsync(() => Whole(which).FirstOrDefaultAsync(cancellation), cancellation);

    /// <summary>All of them, whole; <paramref name="which"/> orders and limits.</summary>
    internal static Task<List<Resource>> AllWholeAsync(this ResourcesDbContext db, IQueryable<Resource> which, CancellationToken cancellation)
        => db.AtOneMomentAsync(() => Whole(which).ToListAsync(cancellation), cancellation);

    private static IQueryable<Resource> Whole(IQueryable<Resource> resources)
        => resources
            .Include(r => r.Versions).ThenInclude(v => v.Files)
            .Include(r => r.Versions).ThenInclude(v => v.Links)
            .Include(r => r.Versions).ThenInclude(v => v.Draft)
            .Include(r => r.Versions).ThenInclude(v => v.Submissions).ThenInclude(s => s.Approval)
            .Include(r => r.Versions).ThenInclude(v => v.Submissions).ThenInclude(s => s.Returned)
            .Include(r => r.Withdrawals)
            .Include(r => r.CoAuthors)
            .AsSplitQuery();

    /// <summary>What the resource page shows of it, in one query: the approved versions with files and dates. For reading only.</summary>
    internal static IQueryable<Resource> Approved(this IQueryable<Resource> resources)
        => resources.AsNoTracking()
            .Include(r => r.Versions.Where(v => v.Submissions.Any(s => s.Approval != null))).ThenInclude(v => v.Files)
            .Include(r => r.Versions.Where(v => v.Submissions.Any(s => s.Approval != null))).ThenInclude(v => v.Links)
            .Include(r => r.Versions.Where(v => v.Submissions.Any(s => s.Approval != null))).ThenInclude(v => v.Submissions.Where(s => s.Approval != null)).ThenInclude(s => s.Approval)
            .AsSingleQuery();

    /// <summary>The resource with this draft or version, whole.</summary>
    internal static Task<Resource?> OfVersionAsync(this ResourcesDbContext db, IQueryable<Resource> resources, string versionPublicId, CancellationToken cancellation)
        => db.FindWholeAsync(resources.Where(r => r.Versions.Any(v => v.PublicId == versionPublicId)), cancellation);

    // Within a transaction the caller holds the resource's lock (ResourceLock), and nobody changes it meanwhile.
    private static async Task<T> AtOneMomentAsync<T>(this ResourcesDbContext db, Func<Task<T>> load, CancellationToken cancellation)
    {
        if (db.Database.CurrentTransaction is not null)
            return await load();
        await using var moment = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        var loaded = await load();
        await moment.CommitAsync(cancellation);
        return loaded;
    }
}
