using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Classes.Data;
using OerPortal.Classes.Models;
using OerPortal.Cms.Data;

namespace OerPortal.Classes.Rosters;

/// <summary>Pupils whom a whole roster of their school does not name any more. Whoever has the name of a row that could not be read is left where they are.</summary>
internal sealed class Leavers(ClassesDbContext db, IPupilAccounts accounts, TimeProvider time)
{
    private const int Portion = 1000;

    internal Task<int> CountAsync(Roster roster, CancellationToken cancellation) => Of(roster).CountAsync(cancellation);

    internal Task<List<string>> FirstAsync(Roster roster, int count, CancellationToken cancellation)
        => Of(roster).OrderBy(p => p.PersonId).Select(p => p.Name).Take(count).ToListAsync(cancellation);

    internal async Task CloseAsync(Roster roster, CancellationToken cancellation)
    {
        while (await Of(roster).OrderBy(p => p.PersonId).Take(Portion).ToListAsync(cancellation) is { Count: > 0 } leaving)
            await CloseAsync(leaving, roster.Id, cancellation);
    }

    /// <summary>They have left the school, by what this roster says.</summary>
    internal async Task CloseAsync(IReadOnlyList<Pupil> leaving, Guid rosterId, CancellationToken cancellation)
    {
        Guid[] ids = [.. leaving.Select(p => p.PersonId)];
        var now = time.GetUtcNow();
        await accounts.CloseAsync([.. leaving.Select(p => new PupilAccount(p.PersonId, p.SiteId, p.Name))], cancellation);
        await db.Pupils.OfAllSites().Where(p => ids.Contains(p.PersonId)).ExecuteUpdateAsync(
            set => set.SetProperty(p => p.LeftAt, now).SetProperty(p => p.LeftWith, rosterId), cancellation);
    }

    // By sets, not pupil by pupil: of rows that were just written the database has no statistics, and at sixty thousand it chose to go through all of
    // them for each pupil.
    private IQueryable<Pupil> Of(Roster roster)
    {
        var rows = db.Rows.Where(r => r.RosterId == roster.Id);
        var schools = rows.Where(r => r.SiteId != null).Select(r => r.SiteId!.Value).Distinct();
        var pupils = db.Pupils.OfAllSites().AsNoTracking();
        var unreadable = rows.Where(r => r.Outcome == RosterOutcome.Faulty && r.SiteId != null);
        var leaving = pupils.Where(p => p.LeftAt == null && schools.Contains(p.SiteId)).Select(p => p.PersonId)
            .Except(rows.Where(r => r.PersonId != null).Select(r => r.PersonId!.Value))
            .Except(pupils.Join(unreadable, p => new { p.SiteId, p.Name }, r => new { SiteId = r.SiteId!.Value, Name = r.PupilName }, (p, _) => p.PersonId));
        return pupils.Where(p => leaving.Contains(p.PersonId));
    }
}
