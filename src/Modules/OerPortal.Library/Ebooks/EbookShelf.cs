using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Library.Data;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;

namespace OerPortal.Library.Ebooks;

/// <summary>How e-books stand at this moment, by the clock: what is over counts as back, whether or not anybody has written it down yet.</summary>
public sealed class EbookShelf(LibraryDbContext db, LendingRules rules, ICurrentPerson person, ISites sites, ISiteContext site)
{
    private const int MostAlike = 50;

    internal DateOnly Today => rules.Today;

    /// <summary>The title of the current site that a resource leads.</summary>
    internal Task<Title?> TitleAsync(string resource, CancellationToken cancellation) => db.Titles.FirstOrDefaultAsync(t => t.ResourcePublicId == resource, cancellation);

    /// <summary>The same work as a printed book of the current site; null where there is none.</summary>
    internal async Task<Title?> PrintedAsync(Title title, CancellationToken cancellation)
        => SameWork(title, await Called(title.Name).Where(t => t.Kind != BookKind.Ebook && db.Copies.Any(c => c.TitleId == t.Id && c.State == CopyState.OnShelf)).ToListAsync(cancellation));

    /// <summary>The same work as an e-book of the current site; null where there is none that is lent.</summary>
    internal async Task<(string Resource, EbookStanding Standing)?> BesideAsync(Title printed, CancellationToken cancellation)
        => SameWork(printed, await Called(printed.Name).Where(t => t.Kind == BookKind.Ebook).ToListAsync(cancellation)) is { ResourcePublicId: { } resource } title
            && await StandingAsync(title.Id, cancellation) is { Copies: > 0 } standing ? (resource, standing) : null;

    private IQueryable<Title> Called(string name)
    {
        var words = Unmarked.Of(name);
        return db.Titles.AsNoTracking().Where(t => t.Words == words || t.Words.StartsWith(words + " ")).OrderBy(t => t.AddedAt).Take(MostAlike);
    }

    // Title pages name illustrators and translators too, descriptions hardly ever.
    private static Title? SameWork(Title title, List<Title> others)
        => others.Find(o => Unmarked.Of(o.Name) == Unmarked.Of(title.Name) && (First(o) is "" || First(title) is "" || Unmarked.Of(title.People).Contains(First(o), StringComparison.Ordinal) || Unmarked.Of(o.People).Contains(First(title), StringComparison.Ordinal)));

    private static string First(Title title) => Unmarked.Of(title.People.Split(';', ',')[0]);

    internal async Task<EbookStanding> StandingAsync(Guid titleId, CancellationToken cancellation)
        => (await StandingsAsync([titleId], cancellation)).GetValueOrDefault(titleId, EbookStanding.None);

    /// <summary>Of titles of whatever site.</summary>
    internal async Task<IReadOnlyDictionary<Guid, EbookStanding>> StandingsAsync(IReadOnlyCollection<Guid> titles, CancellationToken cancellation)
    {
        var today = Today;
        var copies = await db.LendableEbooks(today).Where(c => titles.Contains(c.TitleId))
            .Select(c => new
            {
                c.TitleId,
                DueOn = db.Loans.Where(l => l.CopyId == c.Id && l.EndedAt == null && l.DueOn >= today).Select(l => (DateOnly?)l.DueOn).FirstOrDefault(),
                IsAside = db.Holds.Any(h => h.CopyId == c.Id && h.EndedAt == null && h.KeepUntil >= today),
            }).ToListAsync(cancellation);
        var waiting = await db.Holds.OfAllSites().Where(h => titles.Contains(h.TitleId) && h.EndedAt == null && h.CopyId == null)
            .GroupBy(h => h.TitleId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        return copies.GroupBy(c => c.TitleId).ToDictionary(
            g => g.Key,
            g => new EbookStanding(g.Count(), g.Count(c => c.DueOn is null && !c.IsAside), waiting.GetValueOrDefault(g.Key), g.Min(c => c.DueOn)));
    }

    /// <summary>Where a resource is lent to who is asking: here, at the department, at their own schools. The current site comes first.</summary>
    internal async Task<IReadOnlyList<EbookOffer>> OffersAsync(string resource, CancellationToken cancellation)
    {
        Guid[] around = [site.Current.Id, sites.Portal.Id, .. person.SiteIds];
        var titles = await db.Titles.OfAllSites().AsNoTracking().Where(t => t.ResourcePublicId == resource && around.Contains(t.SiteId)).ToListAsync(cancellation);
        var standings = await StandingsAsync([.. titles.Select(t => t.Id)], cancellation);
        return
        [
            .. from title in titles
               let standing = standings.GetValueOrDefault(title.Id)
               let at = sites.Find(title.SiteId)
               where standing is not null && at is { Closing: null } && sites.HasFeature(at.Id, "library")
               orderby title.SiteId != site.Current.Id, at.IsPortal
               select new EbookOffer(at, standing),
        ];
    }

    /// <summary>The current person's loan of a title that lives now.</summary>
    internal Task<Loan?> OwnAsync(Guid titleId, CancellationToken cancellation)
    {
        var (me, today) = (person.Id, Today);
        return db.Loans.Include(l => l.Copy).ThenInclude(c => c.Title).FirstOrDefaultAsync(l => l.PersonId == me && me != null && l.EbookTitleId == titleId && l.EndedAt == null && l.DueOn >= today, cancellation);
    }

    /// <summary>Whether the current person had it, and it is over.</summary>
    internal Task<bool> HadAsync(Guid titleId, CancellationToken cancellation)
    {
        var (me, today) = (person.Id, Today);
        return db.Loans.AnyAsync(l => l.PersonId == me && me != null && l.EbookTitleId == titleId && (l.EndedAt != null || l.DueOn < today), cancellation);
    }

    internal async Task<IReadOnlyList<EbookLicence>> LicencesAsync(Guid titleId, CancellationToken cancellation)
        => await db.EbookLicences.Where(l => l.TitleId == titleId).OrderByDescending(l => l.Starts).ThenByDescending(l => l.AddedAt).ToListAsync(cancellation);
}

/// <param name="Copies">That may be lent at one time now.</param>
/// <param name="Free">Of them, for who comes now.</param>
/// <param name="NextDue">When the first that is lent comes back by itself.</param>
internal sealed record EbookStanding(int Copies, int Free, int Waiting, DateOnly? NextDue)
{
    internal static EbookStanding None { get; } = new(0, 0, 0, null);
}

internal sealed record EbookOffer(Site At, EbookStanding Standing);
