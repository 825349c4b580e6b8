using Microsoft.EntityFrameworkCore;
using Npgsql;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Ui;
using OerPortal.Library.Data;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;
using OerPortal.Library.Readers;

namespace OerPortal.Library.Requests;

/// <summary>Deliveries and copies of the current library: what readers ask for, and how it goes on.</summary>
internal sealed class RequestDesk(LibraryDbContext db, LoanDesk loans, ISiteContext site, ICurrentPerson person, TimeProvider time) : IDeskWork
{
    internal const int PageLength = 30;

    /// <summary>So many of one reader may go on at one time.</summary>
    internal const int MostOpen = 5;

    private const int MostOfOne = 50;

    public async ValueTask<int> CountAsync(Site site, CancellationToken cancellation)
    {
        var there = site.Id;
        return person.CanAt(there, Permissions.Keep) ? await db.ReaderRequests.OfAllSites().CountAsync(r => r.SiteId == there && r.State == RequestState.Asked, cancellation) : 0;
    }

    internal async Task<RequestRule> RuleAsync(CancellationToken cancellation) => await db.RequestRules.FirstOrDefaultAsync(cancellation) ?? new RequestRule { SiteId = site.Current.Id };

    internal async Task SaveAsync(RequestRule rule, CancellationToken cancellation)
    {
        if (db.Entry(rule).State == EntityState.Detached)
            db.RequestRules.Add(rule);
        db.Record("library.requests.rules", $"site:{site.Current.Id}");
        await db.SaveChangesAsync(cancellation);
    }

    /// <returns>Why not; null when it is written.</returns>
    internal async Task<RequestTrouble?> AskAsync(ReaderRequest request, CancellationToken cancellation)
    {
        if (await db.ReaderRequests.CountAsync(r => r.PersonId == request.PersonId && r.State < RequestState.Given, cancellation) >= MostOpen)
            return RequestTrouble.HasEnough;
        db.ReaderRequests.Add(request);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return null;
        }
        catch (DbUpdateException twice) when (twice.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return RequestTrouble.IsAsked;
        }
    }

    /// <summary>Those that wait longest first; of those that are over the latest.</summary>
    internal async Task<(IReadOnlyList<ReaderRequest> Requests, int Total)> ListAsync(RequestState? state, int page, CancellationToken cancellation)
    {
        var found = db.ReaderRequests.AsNoTracking().Include(r => r.Title).Where(r => state == null ? r.State >= RequestState.Given : r.State == state);
        var ordered = state is null ? found.OrderByDescending(r => r.StateAt) : found.OrderBy(r => r.AskedAt);
        return (await ordered.ThenBy(r => r.Id).Skip((page - 1) * PageLength).Take(PageLength).ToListAsync(cancellation), await found.CountAsync(cancellation));
    }

    internal async Task<IReadOnlyDictionary<RequestState, int>> CountsAsync(CancellationToken cancellation)
        => await db.ReaderRequests.Where(r => r.State < RequestState.Given).GroupBy(r => r.State).ToDictionaryAsync(g => g.Key, g => g.Count(), cancellation);

    /// <summary>The newest first.</summary>
    internal async Task<IReadOnlyList<ReaderRequest>> OfReaderAsync(Guid personId, CancellationToken cancellation)
        => await db.ReaderRequests.AsNoTracking().Include(r => r.Title).Where(r => r.PersonId == personId).OrderBy(r => r.State >= RequestState.Given).ThenByDescending(r => r.AskedAt).Take(MostOfOne).ToListAsync(cancellation);

    internal Task<ReaderRequest?> FindAsync(Guid requestId, CancellationToken cancellation) => db.ReaderRequests.Include(r => r.Title).FirstOrDefaultAsync(r => r.Id == requestId, cancellation);

    /// <summary>Goes on to the next state; whoever asked is told.</summary>
    /// <returns>False where it stands otherwise by now.</returns>
    internal async Task<bool> MoveAsync(ReaderRequest request, RequestState to, string reason, CancellationToken cancellation)
    {
        var from = request.State;
        if (!IsStep(from, to))
            return false;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await TakeAsync(request, from, cancellation))
            return false;
        request.Become(to, reason, person.Id, time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        if (to != RequestState.Cancelled)
            await db.EnqueueNowAsync(new TellOfRequest(request.Id, to), null, cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>Hands the book over: from now on it is a loan like any other.</summary>
    internal async Task<LendAnswer> GiveAsync(ReaderRequest request, Copy copy, Reader reader, CancellationToken cancellation)
    {
        var answer = await loans.LendAsync(copy, reader, false, cancellation);
        if (answer.Loan is not { } loan)
            return answer;
        request.LoanId = loan.Id;
        await MoveAsync(request, RequestState.Given, "", cancellation);
        return answer;
    }

    private static bool IsStep(RequestState from, RequestState to) => to switch
    {
        RequestState.Accepted => from == RequestState.Asked,
        RequestState.Ready => from is RequestState.Asked or RequestState.Accepted,
        RequestState.Given => from is RequestState.Accepted or RequestState.Ready,
        RequestState.Refused => from is RequestState.Asked or RequestState.Accepted,
        // What is on the way is taken back at the desk.
        RequestState.Cancelled => from is RequestState.Asked or RequestState.Accepted,
        _ => false,
    };

    /// <summary>Holds the row, if it stands as it was read.</summary>
    private async Task<bool> TakeAsync(ReaderRequest request, RequestState from, CancellationToken cancellation)
        => (await db.Database.SqlQuery<int>($"""select state as "Value" from library.reader_request where id = {request.Id} for update""").ToListAsync(cancellation)) is [var now] && now == (int)from;
}

internal enum RequestTrouble
{
    HasEnough,
    IsAsked,
}
