using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Classes.Data;
using OerPortal.Classes.Models;
using OerPortal.Cms.Data;
using OerPortal.Cms.Text;

namespace OerPortal.Classes.Rosters;

/// <summary>Takes a roster back: leavers return, changed pupils and classes are what they were, new ones are gone.</summary>
internal sealed class RosterReturn(ClassesDbContext db, RosterStore store, IPupilAccounts accounts)
{
    private const int Portion = 500;

    /// <summary>Whether nothing was taken in at the school since.</summary>
    internal async Task<bool> IsLastAsync(Roster roster, CancellationToken cancellation)
        => !await db.Rosters.OfAllSites().AnyAsync(r => r.SiteId == roster.SiteId && r.Id != roster.Id && r.State == RosterState.Done && r.EndedAt > roster.EndedAt, cancellation);

    internal async Task TakeBackAsync(Roster roster, CancellationToken cancellation)
    {
        await ReturnLeaversAsync(roster, cancellation);
        while (await db.Rows.AsNoTracking().Where(r => r.RosterId == roster.Id && r.IsDone).OrderByDescending(r => r.Number).Take(Portion).ToListAsync(cancellation) is { Count: > 0 } rows)
        {
            if (roster.Kind == RosterKind.NewYear)
                await RestoreClassesAsync(rows, cancellation);
            else
                await RestorePupilsAsync(rows, cancellation);
        }

        await db.Classes.OfAllSites().Where(c => c.RosterId == roster.Id && !db.Pupils.OfAllSites().Any(p => p.ClassId == c.Id)).ExecuteDeleteAsync(cancellation);
        if (!await store.MoveAsync(roster, RosterState.TakenBack, cancellation))
            return;
        db.Record("classes.roster.takeBack", $"roster:{roster.Id}", null, roster.SiteId);
        await db.SaveChangesAsync(cancellation);
    }

    private async Task ReturnLeaversAsync(Roster roster, CancellationToken cancellation)
    {
        while (await db.Pupils.OfAllSites().AsNoTracking().Where(p => p.LeftWith == roster.Id).OrderBy(p => p.PersonId).Take(Portion).ToListAsync(cancellation) is { Count: > 0 } left)
        {
            Guid[] ids = [.. left.Select(p => p.PersonId)];
            await accounts.ReopenAsync([.. left.Select(AccountOf)], cancellation);
            await db.Pupils.OfAllSites().Where(p => ids.Contains(p.PersonId)).ExecuteUpdateAsync(
                set => set.SetProperty(p => p.LeftAt, (DateTimeOffset?)null).SetProperty(p => p.LeftWith, (Guid?)null), cancellation);
        }
    }

    private async Task RestorePupilsAsync(IReadOnlyList<RosterRow> rows, CancellationToken cancellation)
    {
        Guid[] ids = [.. rows.Select(r => r.PersonId!.Value)];
        var pupils = await db.Pupils.OfAllSites().Where(p => ids.Contains(p.PersonId)).ToDictionaryAsync(p => p.PersonId, cancellation);
        Pupil[] added = [.. rows.Where(r => r.Before is null).Select(r => pupils.GetValueOrDefault(r.PersonId!.Value)).OfType<Pupil>()];
        var renamed = new List<Pupil>();
        var closed = new List<Pupil>();
        foreach (var row in rows.Where(r => r.Before is not null))
        {
            if (pupils.GetValueOrDefault(row.PersonId!.Value) is not { } pupil)
                continue;
            var before = JsonSerializer.Deserialize<PupilBefore>(row.Before!)!;
            if (pupil.Name != before.Name)
                renamed.Add(pupil);
            if (before.LeftAt is not null)
                closed.Add(pupil);
            (pupil.ClassId, pupil.Number, pupil.Name, pupil.PlainName, pupil.Born, pupil.LeftAt, pupil.LeftWith) =
                (before.ClassId, before.Number, before.Name, Unmarked.Of(before.Name), before.Born, before.LeftAt, before.LeftWith);
        }

        await accounts.TakeBackAsync([.. added.Select(AccountOf)], cancellation);
        await accounts.RenameAsync([.. renamed.Select(AccountOf)], cancellation);
        await accounts.CloseAsync([.. closed.Select(AccountOf)], cancellation);
        db.Pupils.RemoveRange(added);
        await EndAsync(rows, cancellation);
    }

    // One by one from the lowest grade: a class takes the name that the one below has just given back.
    private async Task RestoreClassesAsync(IReadOnlyList<RosterRow> rows, CancellationToken cancellation)
    {
        Guid[] ids = [.. rows.Select(r => r.ClassId!.Value)];
        var classes = await db.Classes.OfAllSites().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellation);
        foreach (var row in rows.OrderByDescending(r => r.Number).Where(r => classes.ContainsKey(r.ClassId!.Value)))
        {
            var (its, before) = (classes[row.ClassId!.Value], JsonSerializer.Deserialize<ClassBefore>(row.Before!)!);
            (its.Name, its.PlainName, its.Grade, its.SchoolYear, its.ClosedAt) = (before.Name, before.PlainName, before.Grade, before.SchoolYear, null);
            await db.SaveChangesAsync(cancellation);
        }

        await EndAsync(rows, cancellation);
    }

    private async Task EndAsync(IReadOnlyList<RosterRow> rows, CancellationToken cancellation)
    {
        var rosterId = rows[0].RosterId;
        int[] numbers = [.. rows.Select(r => r.Number)];
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.SaveChangesAsync(cancellation);
        await db.Rows.Where(r => r.RosterId == rosterId && numbers.Contains(r.Number)).ExecuteUpdateAsync(set => set.SetProperty(r => r.IsDone, false), cancellation);
        await transaction.CommitAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    private static PupilAccount AccountOf(Pupil pupil) => new(pupil.PersonId, pupil.SiteId, pupil.Name);
}
