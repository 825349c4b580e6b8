using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Sites;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>What is to be looked at. Names are the strings <c>collections.desk.{name}</c>.</summary>
internal enum CollectionQueue
{
    Waiting = 0,

    /// <summary>Published, and changed since.</summary>
    Changed = 1,
    Published = 2,
}

/// <summary>Collections for whoever decides on contributions here: a school's own people on the school's, the department's on all.</summary>
internal sealed class CollectionDesk(ResourcesDbContext db, ReviewRights rights, ISiteContext site)
{
    internal const int PageSize = 50;

    internal bool IsHere => rights.ReviewsHere;

    /// <summary>How many want to be looked at.</summary>
    internal Task<int> CountAsync(CancellationToken cancellation) => Here().CountAsync(c => c.Submission != null || (c.Publication != null && c.Publication.Revision < c.Revision), cancellation);

    internal Task<int> CountAsync(CollectionQueue queue, CancellationToken cancellation) => In(queue).CountAsync(cancellation);

    /// <summary>The longest waiting first; what is published, the last changed first.</summary>
    /// <param name="page">From 1.</param>
    internal async Task<IReadOnlyList<Collection>> ListAsync(CollectionQueue queue, int page, CancellationToken cancellation)
    {
        var ordered = queue switch
        {
            CollectionQueue.Waiting => In(queue).OrderBy(c => c.Submission!.SubmittedAt),
            CollectionQueue.Changed => In(queue).OrderBy(c => c.ChangedAt),
            _ => In(queue).OrderByDescending(c => c.ChangedAt),
        };
        return await ordered.Skip((page - 1) * PageSize).Take(PageSize).AsNoTracking().Include(c => c.Submission).Include(c => c.Publication).ToListAsync(cancellation);
    }

    /// <summary>To be decided on; null for unknown ones, for another desk's and for what nobody was asked to look at alike.</summary>
    internal async Task<Collection?> FindAsync(string publicId, CancellationToken cancellation)
        => IsHere ? await Here().Whole().FirstOrDefaultAsync(c => c.PublicId == publicId && (c.Submission != null || c.Publication != null), cancellation) : null;

    private IQueryable<Collection> In(CollectionQueue queue) => queue switch
    {
        CollectionQueue.Waiting => Here().Where(c => c.Submission != null),
        CollectionQueue.Changed => Here().Where(c => c.Publication != null && c.Publication.Revision < c.Revision),
        _ => Here().Where(c => c.Publication != null),
    };

    private IQueryable<Collection> Here() => site.Current.IsPortal ? db.Collections.OfAllSites() : db.Collections;
}
