using Microsoft.EntityFrameworkCore;
using OerPortal.Classes;
using OerPortal.Cms.Text;
using OerPortal.Library.Data;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;

namespace OerPortal.Library.Recipes;

/// <summary>A year of loans as a school has them: few books are loved by many, most come back in time, none go out in summer.</summary>
internal static class LoanYear
{
    private const int Days = 365;
    private const int Most = 3;
    private const int Term = 14;
    private const int Seed = 16;

    private static readonly HashSet<DateOnly> NoHolidays = [];

    /// <returns>How many loans there are.</returns>
    internal static async Task<int> WriteAsync(
        LibraryDbContext db, Guid siteId, IReadOnlyList<Copy> copies, IReadOnlyList<PupilFacts> pupils, int loansADay, DateTimeOffset now, CancellationToken cancellation)
    {
        if (pupils.Count == 0)
            return 0;
        var loans = Simulate([.. copies.Where(c => c.Register != BookKind.Textbook).GroupBy(c => c.TitleId).Select(g => g.ToArray())], pupils, loansADay, DateOnly.FromDateTime(now.ToOffset(VietnamTime.Offset).DateTime)).ToList();
        Guid[] ids = [.. loans.Select(_ => Guid.CreateVersion7())];
        Guid[] lent = [.. loans.Select(l => l.Copy)];
        Guid[] people = [.. loans.Select(l => l.Pupil.PersonId)];
        string[] classes = [.. loans.Select(l => l.Pupil.ClassName)];
        DateTimeOffset[] from = [.. loans.Select(l => l.LentAt)];
        DateOnly[] due = [.. loans.Select(l => l.DueOn)];
        DateTimeOffset?[] ended = [.. loans.Select(l => l.EndedAt)];
        return await db.Database.ExecuteSqlAsync(
            $"""
             insert into library.loan (id, site_id, copy_id, person_id, reader, class_name, lent_at, due_on, renewals, ended_at, "end")
             select l.id, {siteId}, l.copy_id, l.person_id, 0, l.class_name, l.lent_at, l.due_on, 0, l.ended_at, case when l.ended_at is not null then 0 end
             from unnest({ids}, {lent}, {people}, {classes}, {from}, {due}, {ended}) as l (id, copy_id, person_id, class_name, lent_at, due_on, ended_at)
             """,
            cancellation);
    }

    private static IEnumerable<MadeLoan> Simulate(Copy[][] titles, IReadOnlyList<PupilFacts> pupils, int loansADay, DateOnly today)
    {
        // The same library each time: what a guide shows is found again.
        var random = new Random(Seed);
        random.Shuffle(titles);
        var free = new Dictionary<Guid, DateOnly>();
        var held = new Dictionary<Guid, List<DateOnly>>();
        for (var day = today.AddDays(-Days); day < today; day = day.AddDays(1))
        {
            if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || day.Month is 6 or 7 or 8)
                continue;
            for (var n = random.Next(loansADay / 2, loansADay * 3 / 2); n > 0; n--)
            {
                var pupil = pupils[random.Next(pupils.Count)];
                var has = held.TryGetValue(pupil.PersonId, out var there) ? there : held[pupil.PersonId] = [];
                has.RemoveAll(until => until <= day);
                // The cube puts the first tenth of the titles into half of all hands.
                var title = titles[(int)(titles.Length * Math.Pow(random.NextDouble(), 3))];
                if (has.Count >= Most || Array.Find(title, c => c.State == CopyState.OnShelf && free.GetValueOrDefault(c.Id) < day) is not { } copy)
                    continue;
                var back = day.AddDays(DaysHeld(random));
                free[copy.Id] = back;
                has.Add(back);
                yield return new MadeLoan(copy.Id, pupil, At(day, random), DueDays.NextOpen(day.AddDays(Term), [0, 6], NoHolidays), back < today ? At(back, random) : null);
            }
        }
    }

    private static int DaysHeld(Random random) => random.Next(100) switch
    {
        < 92 => random.Next(2, Term + 1),
        < 98 => random.Next(Term + 1, 40),
        // Nobody knows where it is.
        _ => 10 * Days,
    };

    private static DateTimeOffset At(DateOnly day, Random random) => new DateTimeOffset(day, new TimeOnly(7 + random.Next(9), random.Next(60)), VietnamTime.Offset).ToUniversalTime();

    private sealed record MadeLoan(Guid Copy, PupilFacts Pupil, DateTimeOffset LentAt, DateOnly DueOn, DateTimeOffset? EndedAt);
}
