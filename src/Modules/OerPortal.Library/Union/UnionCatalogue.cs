using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Sites;
using OerPortal.Library.Data;
using OerPortal.Library.Models;

namespace OerPortal.Library.Union;

/// <summary>
/// What the libraries of the province have together: one entry a book, with the schools that have it and how many copies there are. Who has them
/// is nobody's business here. On a school's site: what it has itself.
/// </summary>
internal sealed class UnionCatalogue(LibraryDbContext db, ISites sites, ISiteContext site)
{
    /// <summary>Of how many schools a list still says which they are: a textbook that all of them have would make it longer than anybody reads.</summary>
    private const int Few = 5;

    /// <summary>Schools whose catalogue is open to everybody; of a school's site, itself.</summary>
    internal IReadOnlyList<Site> Schools(bool ofAll = false)
        => [.. (ofAll || site.Current.IsPortal ? sites.Schools : [site.Current]).Where(school => !school.IsPortal && sites.HasFeature(school.Id, "library"))];

    /// <param name="ofAll">Of the whole province, wherever it is asked.</param>
    /// <param name="from">How many entries to leave out.</param>
    internal async Task<(IReadOnlyList<UnionEntry> Entries, int Total)> FindAsync(Expression<Func<Title, bool>> which, UnionOrder order, int from, int most, CancellationToken cancellation, bool ofAll = false)
    {
        var schools = Schools(ofAll).ToDictionary(school => school.Id);
        var held = Held([.. schools.Keys]);
        var books = ofAll || site.Current.IsPortal
            ? WorksOf(which, [.. schools.Keys]).Select(w => new BookLine { Key = w.WorkKey, Name = w.Words, People = w.People, Year = w.Year })
            : held.Where(which).GroupBy(t => t.WorkKey)
                .Select(g => new BookLine { Key = g.Key, Name = g.Min(t => t.Words)!, People = g.Min(t => t.People)!, Year = g.Max(t => t.Year) });
        var (keys, total) = await KeysAsync(books, order, from, most, cancellation);
        return (await EntriesAsync(keys, held, schools, cancellation), total);
    }

    /// <summary>Books of the province for a page that is looked through: where only a few schools have a book, which they are; else how many.</summary>
    internal async Task<(IReadOnlyList<UnionLine> Lines, int Total)> LookThroughAsync(Expression<Func<Title, bool>> which, int from, int most, CancellationToken cancellation)
    {
        var schools = Schools(ofAll: true).ToDictionary(school => school.Id);
        var found = WorksOf(which, [.. schools.Keys]);
        var works = await found.OrderBy(w => w.Words).ThenBy(w => w.WorkKey).Skip(from).Take(most).ToListAsync(cancellation);
        string[] few = [.. works.Where(IsOfFew).Select(w => w.WorkKey)];
        var entries = (await EntriesAsync(few, Held([.. schools.Keys]), schools, cancellation)).ToDictionary(e => e.Title.WorkKey);
        return ([.. works.Where(w => !IsOfFew(w) || entries.ContainsKey(w.WorkKey)).Select(w => new UnionLine(w, entries.GetValueOrDefault(w.WorkKey)))], await found.CountAsync(cancellation));
    }

    /// <summary>A book by the title of any school that has it; null where none has.</summary>
    internal async Task<UnionEntry?> OfAsync(string publicId, CancellationToken cancellation)
    {
        var schools = Schools(ofAll: true).ToDictionary(school => school.Id);
        var held = Held([.. schools.Keys]);
        return await held.Where(t => t.PublicId == publicId).Select(t => t.WorkKey).FirstOrDefaultAsync(cancellation) is { } key
            && await EntriesAsync([key], held, schools, cancellation) is [var entry] ? entry : null;
    }

    // Copies of all sites too: lifting the filter lifts it for the whole query.
    private IQueryable<Title> Held(Guid[] ids)
        => db.Titles.OfAllSites().AsNoTracking().Where(t => ids.Contains(t.SiteId) && t.Kind != BookKind.Ebook && db.Copies.Any(c => c.TitleId == t.Id && c.State == CopyState.OnShelf));

    private static async Task<(IReadOnlyList<string> Keys, int Total)> KeysAsync(IQueryable<BookLine> books, UnionOrder order, int from, int most, CancellationToken cancellation)
    {
        var total = await books.CountAsync(cancellation);
        return (most == 0 || from >= total ? [] : await Ordered(books, order).Skip(from).Take(most).Select(b => b.Key).ToListAsync(cancellation), total);
    }

    /// <summary>In the order of their keys. A work whose last copy was written off a moment ago has no titles, and is left out.</summary>
    private async Task<IReadOnlyList<UnionEntry>> EntriesAsync(IReadOnlyList<string> keys, IQueryable<Title> held, Dictionary<Guid, Site> schools, CancellationToken cancellation)
    {
        if (keys.Count == 0)
            return [];
        var titles = await held.Where(t => keys.Contains(t.WorkKey)).ToListAsync(cancellation);
        var counts = await CountsAsync([.. titles.Select(t => t.Id)], cancellation);
        var byKey = titles.ToLookup(t => t.WorkKey);
        return [.. keys.Where(byKey.Contains).Select(key => Entry([.. byKey[key].OrderBy(t => t.AddedAt)], counts, schools))];
    }

    private static bool IsOfFew(Work work) => work.SiteIds.Length <= Few;

    /// <summary>Works are looked through without the titles of each school. Schools without a library's pages count for nothing; mostly there are none.</summary>
    private IQueryable<Work> WorksOf(Expression<Func<Title, bool>> which, Guid[] open)
    {
        var works = db.Works.AsNoTracking().Where(WorkQuestion.Of(which));
        return sites.Schools.Count != open.Length || sites.ClosedSchools.Count > 0 ? works.Where(w => w.SiteIds.Any(id => open.Contains(id))) : works;
    }

    private static IOrderedQueryable<BookLine> Ordered(IQueryable<BookLine> books, UnionOrder order) => order switch
    {
        UnionOrder.People => books.OrderBy(b => b.People).ThenBy(b => b.Name).ThenBy(b => b.Key),
        UnionOrder.Oldest => books.OrderBy(b => b.Year).ThenBy(b => b.Name).ThenBy(b => b.Key),
        UnionOrder.Newest => books.OrderByDescending(b => b.Year ?? 0).ThenBy(b => b.Name).ThenBy(b => b.Key),
        _ => books.OrderBy(b => b.Name).ThenBy(b => b.Key),
    };

    /// <summary>Whether any school has a book.</summary>
    internal async Task<bool> HasBooksAsync(CancellationToken cancellation)
    {
        Guid[] ids = [.. Schools().Select(school => school.Id)];
        return await db.Copies.OfAllSites().AnyAsync(c => ids.Contains(c.SiteId) && c.State == CopyState.OnShelf && c.Register != BookKind.Ebook, cancellation);
    }

    /// <summary>Records from which titles came, by title.</summary>
    internal Task<Dictionary<Guid, TitleRecord>> RecordsAsync(Guid[] titles, CancellationToken cancellation)
        => db.Records.OfAllSites().AsNoTracking().Where(r => titles.Contains(r.TitleId)).ToDictionaryAsync(r => r.TitleId, cancellation);

    private async Task<Dictionary<Guid, (int Copies, int Lent)>> CountsAsync(Guid[] titles, CancellationToken cancellation)
        => await db.Copies.OfAllSites().AsNoTracking().Where(c => titles.Contains(c.TitleId) && c.State == CopyState.OnShelf).GroupBy(c => c.TitleId)
            .Select(g => new { g.Key, Copies = g.Count(), Lent = g.Count(c => db.Loans.Any(l => l.CopyId == c.Id && l.EndedAt == null) || db.Stays.Any(s => s.CopyId == c.Id && s.EndedAt == null)) })
            .ToDictionaryAsync(g => g.Key, g => (g.Copies, g.Lent), cancellation);

    private static UnionEntry Entry(IReadOnlyList<Title> titles, Dictionary<Guid, (int Copies, int Lent)> counts, Dictionary<Guid, Site> schools)
        => new(titles, [.. titles.GroupBy(t => t.SiteId).Select(of => new UnionHolding(schools[of.Key], of.First().PublicId, of.Sum(t => counts.GetValueOrDefault(t.Id).Copies), of.Sum(t => counts.GetValueOrDefault(t.Id).Lent)))
            .OrderBy(h => h.School.Name, StringComparer.Ordinal)]);
}

/// <param name="Titles">Of the schools that have it, the first that was catalogued first.</param>
internal sealed record UnionEntry(IReadOnlyList<Title> Titles, IReadOnlyList<UnionHolding> Holdings)
{
    internal Title Title => Titles[0];
}

/// <param name="Entry">The schools that have it, where they are few.</param>
internal sealed record UnionLine(Work Work, UnionEntry? Entry)
{
    internal string Heading => Work.Volume.Length > 0 ? $"{Work.Name}. {Work.Volume}" : Work.Name;
}

/// <param name="PublicId">Of the school's own title.</param>
internal sealed record UnionHolding(Site School, string PublicId, int Copies, int Lent)
{
    internal int Free => Copies - Lent;
}

/// <summary>What books are put in order by.</summary>
internal sealed class BookLine
{
    internal required string Key { get; init; }

    internal required string Name { get; init; }

    internal required string People { get; init; }

    internal int? Year { get; init; }
}

internal enum UnionOrder
{
    Name,
    People,
    Oldest,
    Newest,
}
