using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Library.Data;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;
using OerPortal.Library.Readers;

namespace OerPortal.Library.Offline;

/// <summary>
/// Writes what a desk without a line has scanned, in the order in which it happened. What does not fit what is written already is never overwritten: it stands in a list
/// until a librarian has decided.
/// </summary>
internal sealed class OfflineReplay(LibraryDbContext db, LoanDesk desk, LibraryReaders readers, ISiteContext site, ICurrentPerson person, TimeProvider time)
{
    internal const int MostAtOnce = 500;
    internal const int LongestTyped = 200;

    /// <summary>A desk whose clock is wrong must not write loans of another year.</summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(60);

    /// <summary>Writes them; those that came before are passed over, so a desk may send again whatever it is not sure of.</summary>
    internal async Task<OfflineSum> TakeAsync(IEnumerable<ScannedAct> scanned, CancellationToken cancellation)
    {
        var sum = new OfflineSum(0, 0);
        foreach (var act in scanned.OrderBy(a => a.At))
        {
            var kept = await KeepAsync(act, cancellation);
            if (kept.Outcome is null)
                await TryAsync(kept, cancellation);
            sum = kept.Outcome == OfflineOutcome.Done ? sum with { Done = sum.Done + 1 } : sum with { ToSee = sum.ToSee + 1 };
        }
        return sum;
    }

    /// <summary>What a librarian has to look at, oldest first.</summary>
    internal async Task<IReadOnlyList<OfflineAct>> ToSeeAsync(CancellationToken cancellation)
        => await db.OfflineActs.AsNoTracking().Include(a => a.Copy).ThenInclude(c => c!.Title).Where(a => a.SettledAt == null).OrderBy(a => a.At).Take(MostAtOnce).ToListAsync(cancellation);

    internal Task<int> CountToSeeAsync(CancellationToken cancellation) => db.OfflineActs.CountAsync(a => a.SettledAt == null, cancellation);

    internal Task<OfflineAct?> FindAsync(Guid actId, CancellationToken cancellation) => db.OfflineActs.FirstOrDefaultAsync(a => a.Id == actId && a.SettledAt == null, cancellation);

    /// <summary>Tries again with what the librarian has mended.</summary>
    internal async Task<OfflineOutcome> RetryAsync(OfflineAct act, string book, string reader, CancellationToken cancellation)
    {
        (act.Book, act.Reader) = (book, reader);
        await TryAsync(act, cancellation);
        return act.Outcome!.Value;
    }

    /// <summary>The reader of the act has the copy: whoever has it by what is written brought it back before.</summary>
    internal async Task<OfflineOutcome> HandOverAsync(OfflineAct act, CancellationToken cancellation)
    {
        if (act is { IsReturn: false, CopyId: { } copyId } && await desk.CopyAsync(copyId, cancellation) is { } copy && await desk.OpenOfAsync(copy, cancellation) is { } loan)
            await desk.EndAsync(loan, LoanEnd.Returned, cancellation, act.At > loan.LentAt ? act.At : loan.LentAt);
        await TryAsync(act, cancellation);
        return act.Outcome!.Value;
    }

    /// <summary>Nothing is left to do.</summary>
    internal async Task SettleAsync(OfflineAct act, CancellationToken cancellation)
    {
        (act.SettledAt, act.SettledBy) = (time.GetUtcNow(), person.Id);
        db.Record("library.offline.settle", $"copy:{act.CopyId}", new { act.Outcome });
        await db.SaveChangesAsync(cancellation);
    }

    private async Task<OfflineAct> KeepAsync(ScannedAct act, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var at = act.At > now || act.At < now - Oldest ? now : act.At;
        await db.Database.ExecuteSqlAsync(
            $"""
             insert into library.offline_act (id, site_id, at, is_return, book, reader, received_at, received_by)
             values ({act.Id}, {site.Current.Id}, {at}, {act.IsReturn}, {act.Book}, {act.Reader}, {now}, {person.Id})
             on conflict (site_id, id) do nothing
             """,
            cancellation);
        return await db.OfflineActs.FirstAsync(a => a.Id == act.Id, cancellation);
    }

    private async Task TryAsync(OfflineAct act, CancellationToken cancellation)
    {
        var copy = await desk.FindOneHereAsync(act.Book, cancellation);
        act.CopyId = copy?.Id;
        act.Outcome = copy is null ? OfflineOutcome.UnknownBook
            : act.IsReturn ? await ReturnAsync(act, copy, cancellation)
            : await LendAsync(act, copy, cancellation);
        if (act.Outcome == OfflineOutcome.Done)
            act.SettledAt = time.GetUtcNow();
        await db.SaveChangesAsync(cancellation);
    }

    private async Task<OfflineOutcome> ReturnAsync(OfflineAct act, Copy copy, CancellationToken cancellation)
    {
        if (await desk.OpenOfAsync(copy, cancellation) is not { } loan)
        {
            // Written before the connection broke: the desk sends it again.
            return await db.Loans.AnyAsync(l => l.CopyId == copy.Id && l.EndedAt == act.At, cancellation) ? OfflineOutcome.Done : OfflineOutcome.NotLent;
        }
        if (loan.LentAt > act.At)
            return OfflineOutcome.LentSince;
        act.PersonId = loan.PersonId;
        await desk.EndAsync(loan, LoanEnd.Returned, cancellation, act.At);
        return OfflineOutcome.Done;
    }

    private async Task<OfflineOutcome> LendAsync(OfflineAct act, Copy copy, CancellationToken cancellation)
    {
        if (await ReaderAsync(act.Reader, cancellation) is not { } reader)
            return OfflineOutcome.UnknownReader;
        act.PersonId = reader.PersonId;
        if (await desk.OpenOfAsync(copy, cancellation) is { } open)
            return open.PersonId == reader.PersonId && open.LentAt == act.At ? OfflineOutcome.Done : OfflineOutcome.IsLent;
        var answer = await desk.LendAsync(copy, reader, false, cancellation, act.At);
        if (answer.Trouble is LendTrouble.HasLeft or LendTrouble.IsWrittenOff)
            return answer.Trouble is LendTrouble.HasLeft ? OfflineOutcome.HasLeft : OfflineOutcome.IsWrittenOff;
        if (answer.Trouble is null)
            return OfflineOutcome.Done;
        // The book has left the library: what the rules say comes too late, and is said.
        answer = await desk.LendAsync(copy, reader, true, cancellation, act.At);
        return answer.Trouble is null ? OfflineOutcome.PastRules : OfflineOutcome.IsLent;
    }

    private async Task<Reader?> ReaderAsync(string typed, CancellationToken cancellation)
        => await readers.WithCardAsync(typed, cancellation) ?? (await readers.NamedAsync(typed, 2, cancellation) is [var one] ? one : null);
}

/// <param name="At">By the desk's clock.</param>
/// <param name="Reader">Empty for a return.</param>
internal sealed record ScannedAct(Guid Id, DateTimeOffset At, bool IsReturn, string Book, string Reader);

/// <param name="ToSee">How many a librarian has to look at.</param>
internal sealed record OfflineSum(int Done, int ToSee);
