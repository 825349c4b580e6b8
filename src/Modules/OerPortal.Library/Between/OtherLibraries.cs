using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Sites;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Data;
using OerPortal.Library.Models;
using OerPortal.Library.Union;

namespace OerPortal.Library.Between;

/// <summary>Books of the province that the current school has not, and who lends them.</summary>
internal sealed class OtherLibraries(LibraryDbContext db, UnionCatalogue union, SharingRules sharing, ISiteContext site)
{
    internal const int PageLength = 20;

    /// <param name="from">How many books to leave out.</param>
    internal async Task<(IReadOnlyList<OtherBook> Books, int Total)> FindAsync(Expression<Func<Title, bool>> which, int from, CancellationToken cancellation)
    {
        var (entries, total) = await union.FindAsync(which, UnionOrder.Name, from, PageLength, cancellation, ofAll: true);
        var rules = await sharing.OfAsync([.. entries.SelectMany(e => e.Holdings).Select(h => h.School.Id)], cancellation);
        return ([.. entries.Select(e => Of(e, rules))], total);
    }

    /// <summary>Whether the school that asks has as many of the lender's books, or has asked for as many, as it may.</summary>
    internal async Task<bool> HasEnoughAsync(Guid lenderId, CancellationToken cancellation)
    {
        var most = (await sharing.OfAsync([lenderId], cancellation))[lenderId].Most;
        return await db.Interloans.CountAsync(i => i.LenderId == lenderId && i.State >= InterloanState.Asked && i.State <= InterloanState.SentBack, cancellation) >= most;
    }

    private OtherBook Of(UnionEntry entry, IReadOnlyDictionary<Guid, SharingRule> rules) => new(
        entry.Title,
        entry.Holdings.FirstOrDefault(h => h.School.Id == site.Current.Id),
        [.. entry.Holdings.Where(h => h.School.Id != site.Current.Id).Select(h => new OtherHolding(h, rules[h.School.Id].IsAbout(entry.Titles.First(t => t.SiteId == h.School.Id).Kind), rules[h.School.Id].Days))
            .OrderByDescending(h => h.Lends && h.Holding.Free > 0).ThenByDescending(h => h.Lends)]);
}

/// <param name="Own">What the school has itself.</param>
/// <param name="Others">Those first that lend it and have one on the shelf.</param>
internal sealed record OtherBook(Title Title, UnionHolding? Own, IReadOnlyList<OtherHolding> Others)
{
    internal bool CanBeAsked => Others.Any(o => o.Lends);
}

/// <param name="Lends">Its rules lend such books to other schools.</param>
internal sealed record OtherHolding(UnionHolding Holding, bool Lends, int Days);
