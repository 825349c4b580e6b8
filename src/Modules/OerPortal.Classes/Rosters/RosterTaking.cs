using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Classes.Data;
using OerPortal.Classes.Models;
using OerPortal.Classes.Names;
using OerPortal.Cms.Data;
using OerPortal.Cms.Text;

namespace OerPortal.Classes.Rosters;

/// <summary>Takes in a portion of planned rows: classes, accounts, pupils, and that it is done.</summary>
internal sealed class RosterTaking(ClassesDbContext db, IPupilAccounts accounts, ClassCodes codes, HomeroomTeachers teachers, RowWriting writing)
{
    internal async Task TakeAsync(Roster roster, IReadOnlyList<RowPlan> plans, CancellationToken cancellation)
    {
        RowPlan[] wanted = [.. plans.Where(p => p.Row.Outcome is RosterOutcome.New or RosterOutcome.Changed)];
        RowPlan[] added = [.. wanted.Where(p => p.Known is null)];
        RowPlan[] changed = [.. wanted.Where(p => p.Known is not null)];
        // Accounts first: made, named or opened once more they stay as they are.
        await accounts.OpenAsync([.. added.Select(AccountOf)], cancellation);
        await accounts.RenameAsync([.. changed.Where(p => p.Row.Changes.Contains("name")).Select(AccountOf)], cancellation);
        await accounts.ReopenAsync([.. changed.Where(p => p.Row.Changes.Contains("back")).Select(AccountOf)], cancellation);

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await PutClassesAsync(roster, wanted, cancellation);
        await AddAsync(roster, added, cancellation);
        await ChangeAsync(changed, cancellation);
        foreach (var plan in wanted)
            plan.Row.IsDone = true;
        await writing.WriteAsync([.. plans.Select(p => p.Row)], cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static PupilAccount AccountOf(RowPlan plan) => new(plan.Row.PersonId!.Value, plan.Row.SiteId!.Value, plan.Row.PupilName);

    private async Task PutClassesAsync(Roster roster, IReadOnlyList<RowPlan> plans, CancellationToken cancellation)
    {
        var wanted = plans.GroupBy(p => (Site: p.Row.SiteId!.Value, Plain: p.PlainClass)).ToDictionary(g => g.Key, g => g.First().Row);
        Guid[] sites = [.. wanted.Keys.Select(k => k.Site).Distinct()];
        var there = await db.Classes.OfAllSites().Where(c => sites.Contains(c.SiteId) && c.ClosedAt == null).ToDictionaryAsync(c => (c.SiteId, c.PlainName), cancellation);
        var free = await codes.NewAsync(wanted.Keys.Count(key => !there.ContainsKey(key)), cancellation);
        foreach (var ((site, plain), row) in wanted)
        {
            if (there.TryGetValue((site, plain), out var known))
                known.SchoolYear = Math.Max(known.SchoolYear, roster.SchoolYear);
            else
                db.Classes.Add(there[(site, plain)] = New(roster, site, plain, row.ClassName, free.Dequeue()));
            if (await teachers.FindAsync(site, plans, plain, cancellation) is { } teacher)
                there[(site, plain)].HomeroomPersonId = teacher;
        }

        await db.SaveChangesAsync(cancellation);
        foreach (var plan in plans)
            plan.Row.ClassId = there[(plan.Row.SiteId!.Value, plan.PlainClass)].Id;
        db.ChangeTracker.Clear();
    }

    private static SchoolClass New(Roster roster, Guid site, string plain, string name, string code) => new()
    {
        SiteId = site,
        Name = name,
        PlainName = plain,
        Grade = ClassName.Grade(name),
        SchoolYear = roster.SchoolYear,
        Code = code,
        RosterId = roster.Id,
    };

    private async Task AddAsync(Roster roster, IReadOnlyList<RowPlan> plans, CancellationToken cancellation)
    {
        Guid[] people = [.. plans.Select(p => p.Row.PersonId!.Value)];
        Guid[] sites = [.. plans.Select(p => p.Row.SiteId!.Value)];
        Guid[] classes = [.. plans.Select(p => p.Row.ClassId!.Value)];
        string?[] numbers = [.. plans.Select(p => p.Number)];
        string[] names = [.. plans.Select(p => p.Row.PupilName)];
        string[] plain = [.. names.Select(n => Unmarked.Of(n))];
        DateOnly?[] born = [.. plans.Select(p => p.Born)];
        string[] cards = [.. plans.Select(_ => PublicId.New())];
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into classes.pupil (person_id, site_id, class_id, number, name, plain_name, born, card, roster_id)
            select p.*, {roster.Id} from unnest({people}, {sites}, {classes}, {numbers}, {names}, {plain}, {born}, {cards}) as p
            on conflict (person_id) do nothing
            """,
            cancellation);
    }

    private async Task ChangeAsync(IReadOnlyList<RowPlan> plans, CancellationToken cancellation)
    {
        Guid[] people = [.. plans.Select(p => p.Row.PersonId!.Value)];
        Guid[] classes = [.. plans.Select(p => p.Row.ClassId!.Value)];
        string?[] numbers = [.. plans.Select(p => p.Number)];
        string[] names = [.. plans.Select(p => p.Row.PupilName)];
        string[] plain = [.. names.Select(n => Unmarked.Of(n))];
        DateOnly?[] born = [.. plans.Select(p => p.Born)];
        await db.Database.ExecuteSqlAsync(
            $"""
            update classes.pupil as p
            set class_id = n.class_id, number = coalesce(n.number, p.number), name = n.name, plain_name = n.plain_name, born = coalesce(n.born, p.born), left_at = null, left_with = null
            from unnest({people}, {classes}, {numbers}, {names}, {plain}, {born}) as n (person_id, class_id, number, name, plain_name, born)
            where p.person_id = n.person_id
            """,
            cancellation);
    }
}
