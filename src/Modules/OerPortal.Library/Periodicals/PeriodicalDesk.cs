using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Library.Data;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;

namespace OerPortal.Library.Periodicals;

/// <summary>Newspapers and magazines of the current school, issue by issue.</summary>
internal sealed class PeriodicalDesk(LibraryDbContext db, LendingRules rules, ISiteContext site, ICurrentPerson person, TimeProvider time)
{
    internal const int NameLength = 200;
    internal const int MostCopies = 200;

    internal DateOnly Today => rules.Today;

    internal async Task<IReadOnlyList<PeriodicalState>> AllAsync(CancellationToken cancellation)
        => [.. (await db.Periodicals.AsNoTracking().Include(p => p.Issues).AsSingleQuery().OrderBy(p => p.Kind).ThenBy(p => p.Name).ToListAsync(cancellation)).Select(StateOf)];

    internal Task<Periodical?> FindAsync(Guid id, CancellationToken cancellation) => db.Periodicals.Include(p => p.Issues).FirstOrDefaultAsync(p => p.Id == id, cancellation);

    internal PeriodicalState StateOf(Periodical periodical)
    {
        var last = periodical.Issues.Count == 0 ? (DateOnly?)null : periodical.Issues.Max(i => i.DueOn);
        var noted = periodical.Issues.Select(i => i.DueOn).ToHashSet();
        // What should have come before the last that came, and has not. What is due since then may still be on its way.
        var missing = last is { } day ? periodical.Until(day).Where(i => !noted.Contains(i.DueOn)).ToList() : [];
        return new PeriodicalState(periodical, periodical.After(last), missing);
    }

    internal Periodical New() => new() { SiteId = site.Current.Id, Since = Today, AddedAt = time.GetUtcNow() };

    internal async Task SaveAsync(Periodical periodical, CancellationToken cancellation)
    {
        if (db.Entry(periodical).State == EntityState.Detached)
            db.Periodicals.Add(periodical);
        await db.SaveChangesAsync(cancellation);
    }

    internal async Task RemoveAsync(Periodical periodical, CancellationToken cancellation)
    {
        db.Periodicals.Remove(periodical);
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Notes what became of an issue; who notes it last is right.</summary>
    /// <param name="copies">Null: there was no such issue.</param>
    /// <returns>Its label; null when none is expected on that day.</returns>
    internal async Task<string?> NoteAsync(Periodical periodical, DateOnly dueOn, int? copies, CancellationToken cancellation)
    {
        if (periodical.Until(dueOn).LastOrDefault() is not { } issue || issue.DueOn != dueOn)
            return null;
        await db.Database.ExecuteSqlAsync(
            $"""
             insert into library.periodical_issue (periodical_id, due_on, site_id, label, copies, noted_on, noted_by)
             values ({periodical.Id}, {dueOn}, {periodical.SiteId}, {issue.Label}, {copies}, {Today}, {person.Id})
             on conflict (periodical_id, due_on) do update set copies = excluded.copies, noted_on = excluded.noted_on, noted_by = excluded.noted_by
             """,
            cancellation);
        return issue.Label;
    }

    /// <summary>As if nobody had noted it.</summary>
    internal Task<int> ForgetAsync(Periodical periodical, DateOnly dueOn, CancellationToken cancellation)
        => db.PeriodicalIssues.Where(i => i.PeriodicalId == periodical.Id && i.DueOn == dueOn).ExecuteDeleteAsync(cancellation);
}

/// <param name="Next">The one after the last that came; null when the subscription has ended.</param>
/// <param name="Missing">That should have come before it.</param>
internal sealed record PeriodicalState(Periodical Periodical, ExpectedIssue? Next, IReadOnlyList<ExpectedIssue> Missing);
