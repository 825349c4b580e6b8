using Microsoft.EntityFrameworkCore;
using OerPortal.Classes;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Data;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;

namespace OerPortal.Library.ClassSets;

/// <summary>Classes of the current school with the textbooks they have.</summary>
internal sealed class ClassGrids(LibraryDbContext db, IPupils pupils, TitleCatalogue catalogue, LendingRules rules)
{
    /// <summary>More columns than any class has subjects.</summary>
    internal const int MostTitles = 30;
    private const int MostFound = 20;

    // Also what stands in another register because its title was called a textbook only later.
    private IQueryable<Loan> Open => db.Loans.AsNoTracking().Where(l => l.EndedAt == null && l.PersonId != null && (l.Copy.Register == BookKind.Textbook || l.Copy.Title.Kind == BookKind.Textbook));

    internal async Task<IReadOnlyList<ClassLine>> ListAsync(CancellationToken cancellation)
    {
        var today = rules.Today;
        var held = await Open.GroupBy(l => l.PersonId!.Value).Select(g => new { Person = g.Key, Books = g.Count(), Overdue = g.Count(l => l.DueOn < today) }).ToListAsync(cancellation);
        var holders = await pupils.FindManyAsync([.. held.Select(h => h.Person)], cancellation);
        var classes = held.Where(h => holders.GetValueOrDefault(h.Person) is { HasLeft: false }).ToLookup(h => holders[h.Person].ClassId);
        return [.. (await pupils.ClassesAsync(cancellation)).Select(c => new ClassLine(c, classes[c.Id].Sum(h => h.Books), classes[c.Id].Sum(h => h.Overdue)))];
    }

    /// <summary>Null for classes of other schools and of other years.</summary>
    internal async Task<ClassFacts?> FindAsync(Guid classId, CancellationToken cancellation) => (await pupils.ClassesAsync(cancellation)).FirstOrDefault(c => c.Id == classId);

    /// <param name="chosen">Columns besides those of which the class has copies.</param>
    internal async Task<ClassGrid> OfAsync(ClassFacts its, IReadOnlyList<Title> chosen, CancellationToken cancellation)
    {
        var here = await pupils.OfClassAsync(its.Id, cancellation);
        Guid[] ids = [.. here.Select(p => p.PersonId)];
        var loans = await Open.Include(l => l.Copy).ThenInclude(c => c.Title).Where(l => ids.Contains(l.PersonId!.Value)).OrderBy(l => l.Copy.Number).ToListAsync(cancellation);
        var titles = loans.Select(l => l.Copy.Title).Concat(chosen).DistinctBy(t => t.Id).OrderBy(t => t.Heading, StringComparer.CurrentCulture);
        return new ClassGrid(its, here, [.. titles], loans.ToLookup(l => (l.PersonId!.Value, l.Copy.TitleId)));
    }

    /// <summary>Textbooks by their public ids, in the order of their names; what is unknown here is left out.</summary>
    internal async Task<IReadOnlyList<Title>> TextbooksAsync(IReadOnlyCollection<string> publicIds, CancellationToken cancellation)
    {
        if (publicIds.Count == 0)
            return [];
        var found = await db.Catalogue.AsNoTracking().Where(t => t.Kind == BookKind.Textbook && publicIds.Contains(t.PublicId)).ToListAsync(cancellation);
        return [.. found.OrderBy(t => t.Heading, StringComparer.CurrentCulture)];
    }

    /// <summary>What may be lent as a set: the chosen ones, those of the class's grade, those that were searched for. With how many are free.</summary>
    internal async Task<IReadOnlyList<TitleLine>> OfferedAsync(ClassFacts its, IReadOnlyList<Title> chosen, string words, CancellationToken cancellation)
    {
        var grade = its.Grade is { } of
            ? await db.Catalogue.AsNoTracking().Where(t => t.Kind == BookKind.Textbook && t.Grade == of).OrderBy(t => t.Words).Take(MostTitles).ToListAsync(cancellation)
            : [];
        IReadOnlyList<TitleLine> found = words.Length > 0 ? (await catalogue.ListAsync(new TitleQuestion(words, BookKind.Textbook, false), 1, cancellation)).Titles : [];
        Title[] others = [.. chosen.Concat(grade).DistinctBy(t => t.Id)];
        var counted = others.Length > 0 ? await catalogue.WithCopiesAsync(others, cancellation) : [];
        return [.. counted.Concat(found.Take(MostFound)).DistinctBy(t => t.Title.Id)];
    }
}
