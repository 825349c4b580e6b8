using Microsoft.EntityFrameworkCore;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>What has become of a report. Names are the strings <c>fault.state.{name}</c>.</summary>
internal enum FaultState
{
    Open = 0,
    Answered = 1,
    Closed = 2,
}

/// <summary>Reports for the current person's desk: whoever decides on a contribution looks after what is wrong with it later.</summary>
internal sealed class FaultDesk(ResourcesDbContext db, ReviewRights rights)
{
    internal const int PageSize = 50;

    internal bool IsHere => rights.ReviewsHere;

    internal Task<int> CountAsync(FaultState state, CancellationToken cancellation) => CountAsync(state, kind: null, cancellation);

    /// <param name="kind">Of this kind only; null for all.</param>
    internal Task<int> CountAsync(FaultState state, FaultKind? kind, CancellationToken cancellation) => In(state, kind).CountAsync(cancellation);

    /// <summary>The longest waiting first; what is closed, the last first.</summary>
    /// <param name="kind">Of this kind only; null for all.</param>
    /// <param name="page">From 1.</param>
    internal async Task<IReadOnlyList<FaultReport>> ListAsync(FaultState state, FaultKind? kind, int page, CancellationToken cancellation)
    {
        var reports = state == FaultState.Closed ? In(state, kind).OrderByDescending(r => r.Closure!.ClosedAt) : In(state, kind).OrderBy(r => r.ReportedAt);
        return await reports.Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellation);
    }

    /// <summary>For reading only; null for unknown ones and another desk's alike.</summary>
    internal Task<FaultReport?> FindAsync(string publicId, CancellationToken cancellation)
        => IsHere ? Here().AsNoTracking().FirstOrDefaultAsync(r => r.PublicId == publicId, cancellation) : Task.FromResult<FaultReport?>(null);

    /// <summary>The same report to be changed.</summary>
    internal Task<FaultReport> OpenAsync(Guid id, CancellationToken cancellation) => Here().FirstAsync(r => r.Id == id, cancellation);

    private IQueryable<FaultReport> In(FaultState state, FaultKind? kind)
    {
        var here = Here().AsNoTracking().Where(r => kind == null || r.Kind == kind);
        return state switch
        {
            FaultState.Open => here.Where(r => r.Answer == null && r.Closure == null),
            FaultState.Answered => here.Where(r => r.Answer != null && r.Closure == null),
            _ => here.Where(r => r.Closure != null),
        };
    }

    private IQueryable<FaultReport> Here() => rights.AtDesk(db.FaultReports).Include(r => r.Answer).Include(r => r.Closure);
}
