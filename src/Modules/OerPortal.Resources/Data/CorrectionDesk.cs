using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>What has become of a suggestion. Names are the strings <c>correction.state.{name}</c>.</summary>
internal enum CorrectionState
{
    Open = 0,
    Accepted = 1,
    Declined = 2,
}

/// <summary>Suggestions for whose work they are about, and for the desk that decides on such a resource.</summary>
internal sealed class CorrectionDesk(ResourcesDbContext db, ReviewRights rights, ICurrentPerson person, ISiteContext site)
{
    internal const int PageSize = 50;

    internal bool IsHere => rights.ReviewsHere;

    internal Task<int> CountAsync(CorrectionState state, CancellationToken cancellation) => In(AtDesk(), state).CountAsync(cancellation);

    /// <summary>The longest waiting first; what is decided, the last first.</summary>
    /// <param name="page">From 1.</param>
    internal Task<List<Correction>> ListAsync(CorrectionState state, int page, CancellationToken cancellation) => PageAsync(AtDesk(), state, page, cancellation);

    internal Task<int> CountForMakerAsync(Guid maker, CancellationToken cancellation) => CountForMakerAsync(maker, CorrectionState.Open, cancellation);

    internal Task<int> CountForMakerAsync(Guid maker, CorrectionState state, CancellationToken cancellation) => In(OfMaker(maker), state).CountAsync(cancellation);

    internal Task<List<Correction>> ForMakerAsync(Guid maker, CorrectionState state, int page, CancellationToken cancellation) => PageAsync(OfMaker(maker), state, page, cancellation);

    /// <summary>For reading only; null for unknown ones and for what is neither the person's work nor their desk's alike.</summary>
    internal async Task<Correction?> FindAsync(string publicId, CancellationToken cancellation)
    {
        if (person.Id is not { } me)
            return null;
        return await OfMaker(me).AsNoTracking().FirstOrDefaultAsync(c => c.PublicId == publicId, cancellation)
            ?? (IsHere ? await AtDesk().AsNoTracking().FirstOrDefaultAsync(c => c.PublicId == publicId, cancellation) : null);
    }

    /// <summary>One that was found, to be changed.</summary>
    internal Task<Correction> OpenAsync(Guid id, CancellationToken cancellation) => All().FirstAsync(c => c.Id == id, cancellation);

    private static Task<List<Correction>> PageAsync(IQueryable<Correction> corrections, CorrectionState state, int page, CancellationToken cancellation)
    {
        var ordered = state == CorrectionState.Open ? In(corrections, state).OrderBy(c => c.SuggestedAt) : In(corrections, state).OrderByDescending(c => c.Decision!.DecidedAt);
        return ordered.Skip((page - 1) * PageSize).Take(PageSize).AsNoTracking().ToListAsync(cancellation);
    }

    private static IQueryable<Correction> In(IQueryable<Correction> corrections, CorrectionState state) => state switch
    {
        CorrectionState.Open => corrections.Where(c => c.Decision == null),
        CorrectionState.Accepted => corrections.Where(c => c.Decision != null && c.Decision.IsAccepted),
        _ => corrections.Where(c => c.Decision != null && !c.Decision.IsAccepted),
    };

    private IQueryable<Correction> All() => db.Corrections.OfAllSites().Include(c => c.Decision);

    private IQueryable<Correction> AtDesk() => rights.AtDesk(All());

    private IQueryable<Correction> OfMaker(Guid maker)
    {
        var (isPortal, here) = (site.Current.IsPortal, site.Current.Id);
        return All().Where(c => (isPortal || c.SiteId == here)
            && db.Resources.Any(r => r.Id == c.ResourceId && (r.OwnerId == maker || r.CoAuthors.Any(a => a.PersonId == maker && a.AcceptedAt != null))));
    }
}
