using Microsoft.EntityFrameworkCore;
using Npgsql;
using OerPortal.Cms.Security;
using OerPortal.Library.Data;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;
using OerPortal.Library.Readers;

namespace OerPortal.Library.Holds;

/// <summary>Makes holds of the current school and shows them, to readers and to the librarian.</summary>
internal sealed class HoldDesk(LibraryDbContext db, HoldQueue queue, LendingRules rules, ICurrentPerson person, TimeProvider time)
{
    internal const int MostShown = 200;
    private const int DaysOfEnded = 14;

    private IQueryable<Hold> Open => db.Holds.AsNoTracking().Include(h => h.Title).Include(h => h.Copy).Where(h => h.EndedAt == null);

    // Nobody fetches an e-book at the desk.
    private IQueryable<Hold> OpenAtDesk => Open.Where(h => h.Title.Kind != BookKind.Ebook);

    /// <param name="despite">Also where the rules say no: the librarian has decided.</param>
    internal async Task<HoldAnswer> PlaceAsync(Title title, Reader reader, bool despite, CancellationToken cancellation)
    {
        if (reader.HasLeft)
            return new HoldAnswer(HoldTrouble.HasLeft);
        if (!await db.Copies.AnyAsync(c => c.TitleId == title.Id && c.State == CopyState.OnShelf, cancellation))
            return new HoldAnswer(HoldTrouble.NoCopy);
        if (await db.Loans.AnyAsync(l => l.PersonId == reader.PersonId && l.Copy.TitleId == title.Id && l.EndedAt == null, cancellation))
            return new HoldAnswer(HoldTrouble.HasIt);
        var rule = await rules.ForAsync(reader.Kind, title.Kind, cancellation);
        if (!despite && await CountAsync(reader.PersonId, rule, cancellation) >= rule.Holds)
            return new HoldAnswer(HoldTrouble.HasEnough, rule.Holds);
        var hold = new Hold
        {
            SiteId = title.SiteId,
            TitleId = title.Id,
            PersonId = reader.PersonId,
            Reader = reader.Kind,
            MadeAt = time.GetUtcNow(),
            MadeBy = person.Id == reader.PersonId ? null : person.Id,
        };
        db.Holds.Add(hold);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException twice) when (twice.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            db.Entry(hold).State = EntityState.Detached;
            return new HoldAnswer(HoldTrouble.Waits);
        }
        return new HoldAnswer(null, (await LinesAsync(db.Holds.Where(h => h.Id == hold.Id), cancellation))[0].Position);
    }

    internal Task<Hold?> FindAsync(Guid holdId, CancellationToken cancellation) => db.Holds.Include(h => h.Title).FirstOrDefaultAsync(h => h.Id == holdId && h.EndedAt == null, cancellation);

    internal async Task<HoldLine?> OfAsync(Guid personId, Guid titleId, CancellationToken cancellation)
        => (await LinesAsync(Open.Where(h => h.PersonId == personId && h.TitleId == titleId), cancellation)).SingleOrDefault();

    /// <summary>What can be fetched before what is waited for.</summary>
    internal async Task<IReadOnlyList<HoldLine>> OfReaderAsync(Guid personId, CancellationToken cancellation)
        => await LinesAsync(Open.Where(h => h.PersonId == personId).OrderBy(h => h.CopyId == null).ThenBy(h => h.MadeAt), cancellation);

    internal async Task<IReadOnlyList<HoldLine>> OfTitleAsync(Guid titleId, CancellationToken cancellation)
        => await LinesAsync(Open.Where(h => h.TitleId == titleId).OrderBy(h => h.CopyId == null).ThenBy(h => h.MadeAt).ThenBy(h => h.Id), cancellation);

    /// <summary>Set aside, to be fetched: those whose day comes first before the others.</summary>
    internal async Task<IReadOnlyList<Hold>> ReadyAsync(CancellationToken cancellation)
        => await OpenAtDesk.Where(h => h.CopyId != null).OrderBy(h => h.KeepUntil).ThenBy(h => h.ReadyAt).Take(MostShown).ToListAsync(cancellation);

    internal async Task<IReadOnlyList<HoldLine>> WaitingAsync(CancellationToken cancellation)
        => await LinesAsync(OpenAtDesk.Where(h => h.CopyId == null).OrderBy(h => h.MadeAt).ThenBy(h => h.Id).Take(MostShown), cancellation);

    /// <summary>Not fetched in time, or taken back, of late: the copies that stand among those set aside and belong on the shelf, or to the next.</summary>
    internal async Task<IReadOnlyList<Hold>> LeftOverAsync(CancellationToken cancellation)
        => await LeftOver.Include(h => h.Title).Include(h => h.Copy).OrderByDescending(h => h.EndedAt).Take(MostShown).ToListAsync(cancellation);

    /// <summary>The librarian has put a copy that nobody fetched back on the shelf.</summary>
    internal async Task<bool> ShelveAsync(Guid holdId, CancellationToken cancellation)
        => await db.Holds.Where(h => h.Id == holdId && h.EndedAt != null && h.End != HoldEnd.Fetched).ExecuteUpdateAsync(set => set.SetProperty(h => h.CopyId, (Guid?)null), cancellation) > 0;

    /// <summary>How many things there are to do: copies to take from the shelf or to put back.</summary>
    internal async Task<int> TasksAsync(CancellationToken cancellation)
    {
        // With each answer of the desk: nobody's holds are read for it.
        return (await queue.DemandAsync(null, cancellation)).Sum(t => Math.Min(t.Waiting, t.Free)) + await LeftOver.CountAsync(cancellation);
    }

    private IQueryable<Hold> LeftOver
    {
        get
        {
            var since = time.GetUtcNow().AddDays(-DaysOfEnded);
            return db.Holds.AsNoTracking().Where(h => h.EndedAt > since && h.CopyId != null && h.End != HoldEnd.Fetched && h.Copy!.State == CopyState.OnShelf && h.Copy.LicenceId == null
                && !db.Loans.Any(l => l.CopyId == h.CopyId && l.LentAt > h.EndedAt));
        }
    }

    private Task<int> CountAsync(Guid personId, LendingRule rule, CancellationToken cancellation)
        => db.Holds.CountAsync(h => h.PersonId == personId && h.EndedAt == null && (h.Title.Kind == BookKind.Textbook) == rule.IsForTextbooks && (h.Title.Kind == BookKind.Ebook) == rule.IsForEbooks, cancellation);

    private async Task<IReadOnlyList<HoldLine>> LinesAsync(IQueryable<Hold> holds, CancellationToken cancellation)
    {
        var lines = await holds.Select(h => new
        {
            Hold = h,
            Position = h.CopyId != null ? 0 : db.Holds.Count(o => o.TitleId == h.TitleId && o.EndedAt == null && o.CopyId == null && (o.MadeAt < h.MadeAt || o.MadeAt == h.MadeAt && o.Id <= h.Id)),
            Free = db.FreeCopies.Count(c => c.TitleId == h.TitleId),
        }).ToListAsync(cancellation);
        return [.. lines.Select(l => new HoldLine(l.Hold, l.Position, l.Position > 0 && l.Position <= l.Free))];
    }
}

/// <param name="Position">In the queue, from 1; 0 when a copy is set aside.</param>
/// <param name="IsOnShelf">A copy stands on the shelf for it; the librarian takes it from there.</param>
internal sealed record HoldLine(Hold Hold, int Position, bool IsOnShelf = false);

/// <param name="Trouble">Why it was not made; null when it was.</param>
/// <param name="Figure">The position in the queue; or how many the rules allow.</param>
internal sealed record HoldAnswer(HoldTrouble? Trouble, int Figure = 0);

internal enum HoldTrouble
{
    HasLeft,
    HasIt,
    HasEnough,
    NoCopy,
    Waits,
}
