using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Library.Data;
using OerPortal.Library.Models;

namespace OerPortal.Library.Lending;

/// <summary>What a school's library lends, to whom, for how long. A school that has set nothing has what is usual.</summary>
public sealed class LendingRules(LibraryDbContext db, ISiteContext site, TimeProvider time)
{
    internal const int MostBooks = 200;
    internal const int MostDays = 400;
    internal const int MostRenewals = 20;
    internal const int MostHolds = 20;
    internal const int MostHoldDays = 30;

    internal DateOnly Today => VietnamTime.DayOf(time.GetUtcNow());

    /// <summary>Every line of the table, in the order it is shown.</summary>
    internal async Task<IReadOnlyList<LendingRule>> AllAsync(CancellationToken cancellation)
    {
        var own = await db.Rules.ToListAsync(cancellation);
        return [.. Usual().Select(usual => own.Find(o => o.Reader == usual.Reader && o.IsForTextbooks == usual.IsForTextbooks && o.IsForEbooks == usual.IsForEbooks) ?? usual)];
    }

    internal async Task<LendingRule> ForAsync(ReaderKind reader, BookKind book, CancellationToken cancellation)
        => (await AllAsync(cancellation)).First(r => r.Reader == reader && r.IsAbout(book));

    /// <summary>The last day of a loan that begins, or is renewed, on a day.</summary>
    internal async Task<DateOnly> DueAsync(LendingRule rule, DateOnly from, CancellationToken cancellation)
    {
        if (rule.Days is not { } days)
            return DueDays.EndOfYear(from);
        var wanted = from.AddDays(days);
        var closed = await db.ClosedDays.Where(d => d.Day >= wanted).Select(d => d.Day).ToHashSetAsync(cancellation);
        return DueDays.NextOpen(wanted, (await WeekAsync(cancellation)).Closed, closed);
    }

    /// <summary>The last day on which the library is open, of those from one to another.</summary>
    internal async Task<DateOnly> LastOpenAsync(DateOnly from, DateOnly last, CancellationToken cancellation)
    {
        var closed = await db.ClosedDays.Where(d => d.Day >= from && d.Day <= last).Select(d => d.Day).ToHashSetAsync(cancellation);
        var week = (await WeekAsync(cancellation)).Closed;
        for (var day = last; day > from; day = day.AddDays(-1))
        {
            if (!week.Contains((int)day.DayOfWeek) && !closed.Contains(day))
                return day;
        }
        return from;
    }

    /// <summary>The last day of a hold whose copy is set aside on a day.</summary>
    internal async Task<DateOnly> HoldUntilAsync(DateOnly from, CancellationToken cancellation)
    {
        var week = await WeekAsync(cancellation);
        var closed = await db.ClosedDays.Where(d => d.Day > from).Select(d => d.Day).ToHashSetAsync(cancellation);
        return Enumerable.Range(0, week.HoldDays).Aggregate(from, (day, _) => DueDays.NextOpen(day.AddDays(1), week.Closed, closed));
    }

    internal async Task<OpeningWeek> WeekAsync(CancellationToken cancellation) => await db.Weeks.FirstOrDefaultAsync(cancellation) ?? new OpeningWeek { SiteId = site.Current.Id };

    internal async Task<IReadOnlyList<ClosedDay>> ClosedDaysAsync(CancellationToken cancellation) => await db.ClosedDays.OrderBy(d => d.Day).ToListAsync(cancellation);

    internal async Task SaveAsync(IReadOnlyList<LendingRule> rules, OpeningWeek week, CancellationToken cancellation)
    {
        foreach (var rule in rules.Where(r => db.Entry(r).State == EntityState.Detached))
            db.Rules.Add(rule);
        if (db.Entry(week).State == EntityState.Detached)
            db.Weeks.Add(week);
        db.Record("library.rules", $"site:{site.Current.Id}");
        await db.SaveChangesAsync(cancellation);
    }

    internal async Task CloseAsync(DateOnly day, string name, CancellationToken cancellation)
    {
        if (await db.ClosedDays.FirstOrDefaultAsync(d => d.Day == day, cancellation) is { } there)
            there.Name = name;
        else
            db.ClosedDays.Add(new ClosedDay { SiteId = site.Current.Id, Day = day, Name = name });
        db.Record("library.rules", $"site:{site.Current.Id}");
        await db.SaveChangesAsync(cancellation);
    }

    internal Task OpenAsync(DateOnly day, CancellationToken cancellation) => db.ClosedDays.Where(d => d.Day == day).ExecuteDeleteAsync(cancellation);

    private LendingRule[] Usual() =>
    [
        Rule(ReaderKind.Pupil, false, 3, 14, 1, 3),
        Rule(ReaderKind.Pupil, true, 20, null, 0, 0),
        Rule(ReaderKind.Pupil, false, 3, 14, 1, 3, isForEbooks: true),
        Rule(ReaderKind.Teacher, false, 10, 30, 2, 5),
        Rule(ReaderKind.Teacher, true, 30, null, 0, 0),
        Rule(ReaderKind.Teacher, false, 5, 30, 2, 5, isForEbooks: true),
        Rule(ReaderKind.Staff, false, 10, 30, 2, 5),
        Rule(ReaderKind.Staff, true, 30, null, 0, 0),
        Rule(ReaderKind.Staff, false, 5, 30, 2, 5, isForEbooks: true),
        Rule(ReaderKind.Resident, false, 3, 14, 1, 3),
        // Textbooks are for the school's own.
        Rule(ReaderKind.Resident, true, 0, 14, 0, 0),
        Rule(ReaderKind.Resident, false, 3, 14, 1, 3, isForEbooks: true),
    ];

    private LendingRule Rule(ReaderKind reader, bool isForTextbooks, int most, int? days, int renewals, int holds, bool isForEbooks = false)
        => new() { SiteId = site.Current.Id, Reader = reader, IsForTextbooks = isForTextbooks, IsForEbooks = isForEbooks, Most = most, Days = days, Renewals = renewals, Holds = holds };
}
