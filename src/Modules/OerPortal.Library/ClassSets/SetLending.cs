using Microsoft.EntityFrameworkCore;
using OerPortal.Classes;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Library.Data;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;

namespace OerPortal.Library.ClassSets;

/// <summary>Lends a set of textbooks to a class: all of it or nothing, in a few statements however many the pupils are.</summary>
internal sealed class SetLending(LibraryDbContext db, LendingRules rules, ISiteContext site, ICurrentPerson person, TimeProvider time)
{
    /// <summary>How often it begins anew when the desk has lent one of its copies in the same moment.</summary>
    private const int Attempts = 5;

    private IQueryable<Loan> Open => db.Loans.AsNoTracking().Where(l => l.EndedAt == null);

    /// <param name="pupils">In the order in which they get the numbers.</param>
    internal async Task<SetAnswer> LendAsync(ClassFacts to, IReadOnlyList<PupilFacts> pupils, IReadOnlyList<Title> titles, SetWish wish, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await TryAsync(to, pupils, titles, wish, cancellation) is { } answer)
                return answer;
        }
        return new SetAnswer { IsBusy = true };
    }

    /// <summary>The last set that was lent to these pupils and can be taken back; null when that was too long ago.</summary>
    internal async Task<LastSet?> LastAsync(IReadOnlyList<PupilFacts> pupils, CancellationToken cancellation)
    {
        Guid[] ids = [.. pupils.Select(p => p.PersonId)];
        var since = time.GetUtcNow().AddDays(-1);
        return await Open.Where(l => l.BatchId != null && l.LentAt > since && ids.Contains(l.PersonId!.Value))
            .GroupBy(l => new { l.BatchId, l.LentAt }).OrderByDescending(g => g.Key.LentAt)
            .Select(g => new LastSet(g.Key.BatchId!.Value, g.Key.LentAt, g.Count())).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>As if it had never been lent; what has come back meanwhile stays in the history.</summary>
    /// <returns>How many copies are back; 0 when it is not the last set any more.</returns>
    internal async Task<int> UndoAsync(ClassFacts of, IReadOnlyList<PupilFacts> pupils, Guid batch, CancellationToken cancellation)
    {
        if ((await LastAsync(pupils, cancellation))?.Id != batch)
            return 0;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var undone = await db.Loans.Where(l => l.BatchId == batch && l.EndedAt == null).ExecuteDeleteAsync(cancellation);
        db.Record("library.set.undo", $"class:{of.Id}", new { copies = undone });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return undone;
    }

    /// <returns>Null when a copy went elsewhere meanwhile.</returns>
    private async Task<SetAnswer?> TryAsync(ClassFacts to, IReadOnlyList<PupilFacts> pupils, IReadOnlyList<Title> titles, SetWish wish, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // So that two classes share out what there is and neither is told of a lack that is none.
        await db.TakeTurnAsync(site.Current.Id, cancellation);
        var rule = await rules.ForAsync(ReaderKind.Pupil, BookKind.Textbook, cancellation);
        var plan = new SetPlan(pupils, titles, await HeldAsync(pupils, cancellation), await FreeAsync(titles, pupils.Count, cancellation));
        var answer = new SetAnswer { Lacks = plan.Lacks, TooMany = wish.Despite ? [] : plan.Above(rule.Most), Most = rule.Most };
        if (answer.TooMany.Count > 0 || answer.Lacks.Count > 0 && !wish.Partly || plan.Pairs.Count == 0)
            return answer;
        var due = await rules.DueAsync(rule, rules.Today, cancellation);
        if (await WriteAsync(to, plan.Pairs, due, cancellation) < plan.Pairs.Count)
            return null;
        db.Record("library.set.lend", $"class:{to.Id}", new { copies = plan.Pairs.Count });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return answer with { Lent = plan.Pairs.Count, Due = due };
    }

    private async Task<ILookup<Guid, Guid>> HeldAsync(IReadOnlyList<PupilFacts> pupils, CancellationToken cancellation)
    {
        Guid[] ids = [.. pupils.Select(p => p.PersonId)];
        var held = await Open.Where(l => ids.Contains(l.PersonId!.Value) && (l.Copy.Register == BookKind.Textbook || l.Copy.Title.Kind == BookKind.Textbook)).Select(l => new { Person = l.PersonId!.Value, l.Copy.TitleId }).ToListAsync(cancellation);
        return held.ToLookup(h => h.Person, h => h.TitleId);
    }

    private async Task<ILookup<Guid, Guid>> FreeAsync(IReadOnlyList<Title> titles, int most, CancellationToken cancellation)
    {
        Guid[] ids = [.. titles.Select(t => t.Id)];
        var free = await db.Titles.Where(t => ids.Contains(t.Id))
            .SelectMany(t => db.FreeCopies.Where(c => c.TitleId == t.Id)
                .OrderBy(c => c.Register).ThenBy(c => c.Number).Take(most).Select(c => new { c.Id, c.TitleId, c.Register, c.Number }))
            .ToListAsync(cancellation);
        return free.OrderBy(c => c.Register).ThenBy(c => c.Number).ToLookup(c => c.TitleId, c => c.Id);
    }

    /// <returns>How many it wrote: what is lent already is passed over.</returns>
    private Task<int> WriteAsync(ClassFacts to, IReadOnlyList<SetPair> pairs, DateOnly due, CancellationToken cancellation)
    {
        Guid[] ids = [.. pairs.Select(_ => Guid.CreateVersion7())];
        Guid[] copies = [.. pairs.Select(p => p.CopyId)];
        Guid[] people = [.. pairs.Select(p => p.PersonId)];
        return db.Database.ExecuteSqlAsync(
            $"""
             insert into library.loan (id, site_id, copy_id, person_id, reader, class_name, lent_at, due_on, renewals, lent_by, batch_id)
             select its.id, {site.Current.Id}, its.copy_id, its.person_id, {(int)ReaderKind.Pupil}, {to.Name}, {time.GetUtcNow()}, {due}, 0, {person.Id}, {Guid.CreateVersion7()}
             from unnest({ids}, {copies}, {people}) as its (id, copy_id, person_id)
             on conflict (copy_id) where ended_at is null do nothing
             """,
            cancellation);
    }
}
