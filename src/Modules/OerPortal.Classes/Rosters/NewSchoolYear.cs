using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OerPortal.Classes.Data;
using OerPortal.Classes.Models;
using OerPortal.Classes.Names;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;

namespace OerPortal.Classes.Rosters;

/// <summary>Moves all classes of the current school up in one step: 6A becomes 7A with its pupils and its code, the last grade leaves.</summary>
internal sealed class NewSchoolYear(ClassesDbContext db, RosterStore store, Leavers leavers, ISiteContext site, ICurrentPerson person, TimeProvider time)
{
    /// <summary>School years begin in the summer.</summary>
    private const int FirstMonth = 7;

    /// <summary>The school year that a day belongs to, by the year in which it begins.</summary>
    internal static int Of(DateTimeOffset now) => now.ToOffset(VietnamTime.Offset) is { Month: >= FirstMonth } day ? day.Year : now.ToOffset(VietnamTime.Offset).Year - 1;

    /// <summary>"2026–2027".</summary>
    internal static string Shown(int year) => $"{year}–{year + 1}";

    /// <summary>What becomes of each class that has not moved yet, the highest first.</summary>
    internal async Task<IReadOnlyList<ClassMove>> PlanAsync(CancellationToken cancellation)
    {
        var year = Of(time.GetUtcNow());
        var last = ClassName.LastGradeOf(site.Current.Level);
        var classes = await db.Classes.AsNoTracking().Where(c => c.ClosedAt == null && c.SchoolYear < year).ToListAsync(cancellation);
        Guid[] ids = [.. classes.Select(c => c.Id)];
        var sizes = await db.Pupils.Where(p => p.LeftAt == null && ids.Contains(p.ClassId)).GroupBy(p => p.ClassId).ToDictionaryAsync(g => g.Key, g => g.Count(), cancellation);
        return [.. classes.OrderByDescending(c => c.Grade ?? 0).ThenBy(c => c.Name, StringComparer.CurrentCulture)
            .Select(c => new ClassMove(c, sizes.GetValueOrDefault(c.Id), c.Grade is not { } grade ? c.Name : grade >= last ? null : ClassName.Next(c.Name)))];
    }

    /// <returns>Null when every class stands in this school year already.</returns>
    internal async Task<Roster?> MoveAsync(string name, CancellationToken cancellation)
    {
        if (await PlanAsync(cancellation) is not { Count: > 0 } moves)
            return null;
        var now = time.GetUtcNow();
        var roster = new Roster
        {
            SiteId = site.Current.Id,
            StartedBy = person.Id,
            Kind = RosterKind.NewYear,
            Name = name,
            State = RosterState.Taking,
            SchoolYear = Of(now),
            BeganAt = now,
            Total = moves.Count,
            Changed = moves.Count,
            Leaving = moves.Where(m => m.Leaves).Sum(m => m.Pupils),
        };
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        db.Rosters.Add(roster);
        await db.SaveChangesAsync(cancellation);
        foreach (var (at, move) in moves.Index())
            await MoveAsync(roster, at + 1, move, now, cancellation);
        db.Record("classes.year", $"roster:{roster.Id}", new { roster.SchoolYear, classes = moves.Count, roster.Leaving });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        await CloseLeaversAsync(roster, moves, cancellation);
        await store.MoveAsync(roster, RosterState.Done, cancellation);
        return roster;
    }

    // One by one from the highest grade: each takes a name that has just become free.
    private async Task MoveAsync(Roster roster, int number, ClassMove move, DateTimeOffset now, CancellationToken cancellation)
    {
        var its = await db.Classes.FirstAsync(c => c.Id == move.Class.Id, cancellation);
        db.Rows.Add(new RosterRow
        {
            RosterId = roster.Id,
            Number = number,
            SiteId = roster.SiteId,
            School = "",
            ClassName = its.Name,
            PupilNumber = "",
            PupilName = move.Next ?? "",
            Born = "",
            Teacher = "",
            Outcome = RosterOutcome.Changed,
            IsDone = true,
            ClassId = its.Id,
            Before = JsonSerializer.Serialize(new ClassBefore(its.Name, its.PlainName, its.Grade, its.SchoolYear)),
        });
        if (move.Next is { } next)
            (its.Name, its.PlainName, its.Grade, its.SchoolYear) = (next, ClassName.Plain(next), ClassName.Grade(next), roster.SchoolYear);
        else
            its.ClosedAt = now;
        await db.SaveChangesAsync(cancellation);
    }

    private async Task CloseLeaversAsync(Roster roster, IReadOnlyList<ClassMove> moves, CancellationToken cancellation)
    {
        Guid[] closed = [.. moves.Where(m => m.Leaves).Select(m => m.Class.Id)];
        var leaving = await db.Pupils.AsNoTracking().Where(p => p.LeftAt == null && closed.Contains(p.ClassId)).ToListAsync(cancellation);
        await leavers.CloseAsync(leaving, roster.Id, cancellation);
    }
}

/// <param name="Next">What it is called then; null when it leaves the school.</param>
internal sealed record ClassMove(SchoolClass Class, int Pupils, string? Next)
{
    internal bool Leaves => Next is null;
}
