using Microsoft.EntityFrameworkCore;
using OerPortal.Classes;
using OerPortal.Library.Data;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;

namespace OerPortal.Library.ClassSets;

/// <summary>Which pupils of the current school still have books, also those who have left.</summary>
internal sealed class Clearance(LibraryDbContext db, IPupils pupils, LendingRules rules)
{
    /// <summary>Classes in which somebody still has something, by grade and name; those of other years after them.</summary>
    internal async Task<IReadOnlyList<ClearanceClass>> ClassesAsync(bool overdueOnly, CancellationToken cancellation)
    {
        var counts = await Held(overdueOnly).GroupBy(l => new { Person = l.PersonId!.Value, l.ClassName }).Select(g => new { g.Key.Person, g.Key.ClassName, Books = g.Count() }).ToListAsync(cancellation);
        var holders = await pupils.FindManyAsync([.. counts.Select(c => c.Person).Distinct()], cancellation);
        var rank = await RankAsync(cancellation);
        return
        [
            .. counts.GroupBy(c => holders.GetValueOrDefault(c.Person)?.ClassId ?? Guid.Empty)
                .Select(g => new ClearanceClass(g.Key, g.Select(c => holders.GetValueOrDefault(c.Person)?.ClassName).FirstOrDefault(n => n is not null) ?? "", g.Select(c => c.Person).Distinct().Count(), g.Sum(c => c.Books)))
                .OrderBy(c => rank.GetValueOrDefault(c.Id, int.MaxValue)).ThenBy(c => c.Name.Length == 0).ThenBy(c => c.Name, StringComparer.CurrentCulture),
        ];
    }

    /// <summary>Whether there is such a class, or pupils who were in it last.</summary>
    internal async Task<bool> KnowsAsync(Guid classId, CancellationToken cancellation)
        => (await RankAsync(cancellation)).ContainsKey(classId) || (await ClassesAsync(false, cancellation)).Any(c => c.Id == classId);

    /// <summary>By class and given name.</summary>
    internal async Task<IReadOnlyList<ClearancePupil>> OfAsync(ClearanceFilter filter, CancellationToken cancellation)
    {
        var held = Held(filter.OverdueOnly);
        if (filter.PersonId is { } only)
            held = held.Where(l => l.PersonId == only);
        else if (filter.ClassId is { } of && of != Guid.Empty)
            held = await InClassAsync(held, of, cancellation);
        var loans = await held.Include(l => l.Copy).ThenInclude(c => c.Title).OrderBy(l => l.DueOn).ThenBy(l => l.Copy.Register).ThenBy(l => l.Copy.Number).ToListAsync(cancellation);
        var holders = await pupils.FindManyAsync([.. loans.Select(l => l.PersonId!.Value).Distinct()], cancellation);
        var rank = await RankAsync(cancellation);
        return
        [
            .. loans.GroupBy(l => l.PersonId!.Value).Select(g => new ClearancePupil(g.Key, holders.GetValueOrDefault(g.Key), [.. g]))
                .Where(p => filter.ClassId is not { } its || p.ClassId == its)
                .OrderBy(p => rank.GetValueOrDefault(p.ClassId, int.MaxValue)).ThenBy(p => p.ClassName, StringComparer.CurrentCulture)
                .ThenBy(p => p.GivenName, StringComparer.CurrentCulture).ThenBy(p => p.Name, StringComparer.CurrentCulture),
        ];
    }

    private IQueryable<Loan> Held(bool overdueOnly)
    {
        var today = rules.Today;
        return db.LoansHere.AsNoTracking().Where(l => l.EndedAt == null && l.PersonId != null && l.EbookTitleId == null && l.Reader == ReaderKind.Pupil && (!overdueOnly || l.DueOn < today));
    }

    // Who has left is in no list of a class; only the facts of each holder know the class.
    private async Task<IQueryable<Loan>> InClassAsync(IQueryable<Loan> held, Guid classId, CancellationToken cancellation)
    {
        var ids = await held.Select(l => l.PersonId!.Value).Distinct().ToListAsync(cancellation);
        Guid[] here = [.. (await pupils.FindManyAsync(ids, cancellation)).Values.Where(p => p.ClassId == classId).Select(p => p.PersonId)];
        return held.Where(l => here.Contains(l.PersonId!.Value));
    }

    private async Task<Dictionary<Guid, int>> RankAsync(CancellationToken cancellation) => (await pupils.ClassesAsync(cancellation)).Index().ToDictionary(c => c.Item.Id, c => c.Index);
}

/// <param name="ClassId">Null for all; empty for those of whom nobody knows the class.</param>
internal sealed record ClearanceFilter(Guid? ClassId, bool OverdueOnly, Guid? PersonId = null);

/// <param name="Id">Empty for those of whom nobody knows the class any more.</param>
internal sealed record ClearanceClass(Guid Id, string Name, int Pupils, int Books);

/// <param name="Facts">Null for who is on no roster any more.</param>
internal sealed record ClearancePupil(Guid PersonId, PupilFacts? Facts, IReadOnlyList<Loan> Loans)
{
    internal Guid ClassId => Facts?.ClassId ?? Guid.Empty;

    /// <summary>As the roster has it; else as it was when the book was lent.</summary>
    internal string ClassName => Facts?.ClassName ?? Loans[0].ClassName;

    /// <summary>Empty where nobody knows it any more.</summary>
    internal string Name => Facts?.Name ?? "";

    internal string GivenName => Name[(Name.LastIndexOf(' ') + 1)..];

    internal bool HasLeft => Facts is null or { HasLeft: true };

    /// <summary>In đồng.</summary>
    internal long Price => Loans.Sum(l => l.Copy.Price);
}
