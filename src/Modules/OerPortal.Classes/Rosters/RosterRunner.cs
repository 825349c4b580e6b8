using Microsoft.EntityFrameworkCore;
using OerPortal.Classes.Data;
using OerPortal.Classes.Models;
using OerPortal.Cms.Data;

namespace OerPortal.Classes.Rosters;

/// <summary>
/// Checks a roster, takes it in or takes it back, a portion of rows at a time. What a portion changed and that it is done is written in one
/// transaction: whatever stops the work, it goes on behind the last portion.
/// </summary>
internal sealed class RosterRunner(ClassesDbContext db, RosterStore store, RosterPlanner planner, RosterTaking taking, RosterReturn back, Leavers leavers, RowWriting writing)
{
    private const int Portion = 1000;

    /// <param name="report">Hears how many rows are worked at.</param>
    internal async Task GoOnAsync(Roster roster, Func<int, Task> report, CancellationToken cancellation)
    {
        if (roster.State == RosterState.Checking)
            await CheckAsync(roster, report, cancellation);
        else if (roster.State == RosterState.Taking)
            await TakeAsync(roster, report, cancellation);
        else if (roster.State == RosterState.TakingBack)
            await back.TakeBackAsync(roster, cancellation);
    }

    // Always from the first row: a row is also compared with those before it.
    private async Task CheckAsync(Roster roster, Func<int, Task> report, CancellationToken cancellation)
    {
        var seen = new SeenPupils();
        var looked = 0;
        for (var place = 0; await NextAsync(roster.Id, place, openOnly: false, cancellation) is { Count: > 0 } rows; place = rows[^1].Number)
        {
            await planner.PlanAsync(roster, rows, seen, cancellation);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            await writing.WriteAsync(rows, cancellation);
            await transaction.CommitAsync(cancellation);
            await report(looked += rows.Count);
        }

        await CountAsync(roster, cancellation);
        await store.MoveAsync(roster, RosterState.Checked, cancellation);
    }

    private async Task TakeAsync(Roster roster, Func<int, Task> report, CancellationToken cancellation)
    {
        var looked = 0;
        for (var place = 0; await NextAsync(roster.Id, place, openOnly: true, cancellation) is { Count: > 0 } rows; place = rows[^1].Number)
        {
            var plans = await planner.PlanAsync(roster, rows, new SeenPupils(), cancellation);
            await taking.TakeAsync(roster, plans, cancellation);
            await report(looked += rows.Count);
        }

        if (roster.IsWhole)
            await leavers.CloseAsync(roster, cancellation);
        await CountAsync(roster, cancellation);
        if (!await store.MoveAsync(roster, RosterState.Done, cancellation))
            return;
        db.Record("classes.roster.take", $"roster:{roster.Id}", new { roster.Added, roster.Changed, roster.Faulty, roster.Leaving }, roster.SiteId);
        await db.SaveChangesAsync(cancellation);
    }

    private Task<List<RosterRow>> NextAsync(Guid rosterId, int place, bool openOnly, CancellationToken cancellation)
        => db.Rows.AsNoTracking()
            .Where(r => r.RosterId == rosterId && r.Number > place && (!openOnly || (!r.IsDone && (r.Outcome == RosterOutcome.New || r.Outcome == RosterOutcome.Changed))))
            .OrderBy(r => r.Number).Take(Portion).ToListAsync(cancellation);

    private async Task CountAsync(Roster roster, CancellationToken cancellation)
    {
        var counts = await db.Rows.Where(r => r.RosterId == roster.Id).GroupBy(r => r.Outcome).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        int Of(RosterOutcome outcome) => counts.GetValueOrDefault(outcome);
        (roster.Added, roster.Changed, roster.Unchanged, roster.Faulty) = (Of(RosterOutcome.New), Of(RosterOutcome.Changed), Of(RosterOutcome.Unchanged), Of(RosterOutcome.Faulty));
        if (roster.IsWhole && roster.State == RosterState.Checking)
            roster.Leaving = await leavers.CountAsync(roster, cancellation);
        await db.Rosters.OfAllSites().Where(r => r.Id == roster.Id).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.Added, roster.Added).SetProperty(r => r.Changed, roster.Changed).SetProperty(r => r.Unchanged, roster.Unchanged)
                .SetProperty(r => r.Faulty, roster.Faulty).SetProperty(r => r.Leaving, roster.Leaving),
            cancellation);
    }
}
