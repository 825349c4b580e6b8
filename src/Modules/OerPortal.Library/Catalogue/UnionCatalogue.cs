using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Sites;
using OerPortal.Library.Data;
using OerPortal.Library.Models;

namespace OerPortal.Library.Catalogue;

/// <summary>
/// What the libraries of the province have together: one entry a book, with the schools that have it and how many copies there are. Who has them
/// is nobody's business here. On a school's site: what it has itself.
/// </summary>
internal sealed class UnionCatalogue(LibraryDbContext db, ISites sites, ISiteContext site)
{
    /// <summary>Schools whose catalogue is open to everybody; of a school's site, itself.</summary>
    internal IReadOnlyList<Site> Schools(bool ofAll = false)
        => [.. (ofAll || site.Current.IsPortal ? sites.Schools : [site.Current]).Where(school => !school.IsPortal && sites.HasFeature(school.Id, "library"))];

    /// <param name="ofAll">Of the whole province, wherever it is asked.</param>
    /// <param name="from">How many entries to leave out.</param>
    internal async Task<(IReadOnlyList<UnionEntry> Entries, int Total)> FindAsync(Expression<Func<Title, bool>> which, UnionOrder order, int from, int most, CancellationToken cancellation, bool ofAll = false)
    {
        var schools = Schools(ofAll).ToDictionary(school => school.Id);
        Guid[] ids = [.. schools.Keys];
        // Copies of all sites too: lifting the filter lifts it for the whole query.
        var held = db.Titles.OfAllSites().AsNoTracking().Where(t => ids.Contains(t.SiteId) && t.Kind != BookKind.Ebook && db.Copies.Any(c => c.TitleId == t.Id && c.State == CopyState.OnShelf)).Where(which);
        var groups = held.GroupBy(t => t.WorkKey).Select(g => new { g.Key, Name = g.Min(t => t.Words), People = g.Min(t => t.People), Year = g.Max(t => t.Year) });
        var total = await groups.CountAsync(cancellation);
        if (most == 0 || from >= total)
            return ([], total);
        var ordered = order switch
        {
            UnionOrder.People => groups.OrderBy(g => g.People).ThenBy(g => g.Name).ThenBy(g => g.Key),
            UnionOrder.Oldest => groups.OrderBy(g => g.Year).ThenBy(g => g.Name).ThenBy(g => g.Key),
            UnionOrder.Newest => groups.OrderByDescending(g => g.Year ?? 0).ThenBy(g => g.Name).ThenBy(g => g.Key),
            _ => groups.OrderBy(g => g.Name).ThenBy(g => g.Key),
        };
        var keys = await ordered.Skip(from).Take(most).Select(g => g.Key).ToListAsync(cancellation);
        var titles = await held.Where(t => keys.Contains(t.WorkKey)).ToListAsync(cancellation);
        var counts = await CountsAsync([.. titles.Select(t => t.Id)], cancellation);
        var byKey = titles.ToLookup(t => t.WorkKey);
        return ([.. keys.Select(key => Entry([.. byKey[key].OrderBy(t => t.AddedAt)], counts, schools))], total);
    }

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
            .Select(g => new { g.Key, Copies = g.Count(), Lent = g.Count(c => db.Loans.Any(l => l.CopyId == c.Id && l.EndedAt == null)) })
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

/// <param name="PublicId">Of the school's own title.</param>
internal sealed record UnionHolding(Site School, string PublicId, int Copies, int Lent)
{
    internal int Free => Copies - Lent;
}

internal enum UnionOrder
{
    Name,
    People,
    Oldest,
    Newest,
}
