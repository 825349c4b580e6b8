using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>Loads a resource with everything its verbs look at.</summary>
internal static class ResourceAggregate
{
    internal static IQueryable<Resource> Whole(this IQueryable<Resource> resources)
        => resources
            .Include(r => r.Versions).ThenInclude(v => v.Files)
            .Include(r => r.Versions).ThenInclude(v => v.Draft)
            .Include(r => r.Versions).ThenInclude(v => v.Submissions).ThenInclude(s => s.Approval)
            .Include(r => r.Versions).ThenInclude(v => v.Submissions).ThenInclude(s => s.Returned)
            .Include(r => r.Withdrawals)
            .AsSplitQuery();

    /// <summary>What the resource page shows of it, in one query: the approved versions with files and dates. For reading only.</summary>
    internal static IQueryable<Resource> Approved(this IQueryable<Resource> resources)
        => resources.AsNoTracking()
            .Include(r => r.Versions.Where(v => v.Submissions.Any(s => s.Approval != null))).ThenInclude(v => v.Files)
            .Include(r => r.Versions.Where(v => v.Submissions.Any(s => s.Approval != null))).ThenInclude(v => v.Submissions.Where(s => s.Approval != null)).ThenInclude(s => s.Approval)
            .AsSingleQuery();

    /// <summary>The resource with this draft or version, at the current site.</summary>
    internal static Task<Resource?> OfVersionAsync(this IQueryable<Resource> resources, string versionPublicId, CancellationToken cancellation)
        => resources.Whole().FirstOrDefaultAsync(r => r.Versions.Any(v => v.PublicId == versionPublicId), cancellation);
}
