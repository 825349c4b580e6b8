using Microsoft.EntityFrameworkCore;
using OerPortal.Library.Data;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;

namespace OerPortal.Library.Ebooks;

/// <summary>E-books of the current site with their use, for who keeps the licences.</summary>
internal sealed class EbookList(LibraryDbContext db, EbookShelf shelf, LendingRules rules)
{
    /// <summary>A licence that ends within so many days is to be seen to.</summary>
    internal const int Soon = 30;

    internal DateOnly Today => rules.Today;

    internal async Task<IReadOnlyList<EbookLine>> AllAsync(CancellationToken cancellation)
    {
        var titles = await db.Titles.AsNoTracking().Where(t => t.Kind == BookKind.Ebook).OrderBy(t => t.Words).ThenBy(t => t.Id).ToListAsync(cancellation);
        Guid[] ids = [.. titles.Select(t => t.Id)];
        var standings = await shelf.StandingsAsync(ids, cancellation);
        var licences = (await db.EbookLicences.AsNoTracking().Where(l => ids.Contains(l.TitleId)).ToListAsync(cancellation)).ToLookup(l => l.TitleId);
        var loans = await db.Loans.Where(l => l.EbookTitleId != null).GroupBy(l => l.EbookTitleId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        return [.. titles.Select(t => new EbookLine(t, standings.GetValueOrDefault(t.Id, EbookStanding.None), LastDay(licences[t.Id]), licences[t.Id].Any(l => l.IsValid(Today)), loans.GetValueOrDefault(t.Id)))];
    }

    internal Task<List<Loan>> OutAsync(Guid titleId, CancellationToken cancellation)
        => db.Loans.AsNoTracking().Include(l => l.Copy).Where(l => l.EbookTitleId == titleId && l.EndedAt == null && l.DueOn >= Today).OrderBy(l => l.DueOn).ToListAsync(cancellation);

    // The last that anything is lent; null where a licence has no end, or none holds.
    private DateOnly? LastDay(IEnumerable<EbookLicence> licences)
    {
        var valid = licences.Where(l => l.IsValid(Today)).ToList();
        return valid.Count == 0 || valid.Exists(l => l.Ends is null) ? null : valid.Max(l => l.Ends);
    }
}

/// <param name="Ends">The last day of its licences; null for without an end.</param>
/// <param name="IsLent">Whether a licence holds today.</param>
/// <param name="Loans">Ever.</param>
internal sealed record EbookLine(Title Title, EbookStanding Standing, DateOnly? Ends, bool IsLent, int Loans);
