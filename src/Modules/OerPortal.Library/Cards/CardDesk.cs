using Microsoft.EntityFrameworkCore;
using Npgsql;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Cms.Ui;
using OerPortal.Cms.Web;
using OerPortal.Library.Accession;
using OerPortal.Library.Data;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;

namespace OerPortal.Library.Cards;

/// <summary>Cards of the current library: who asks for one, who has one, and what the librarian decides.</summary>
internal sealed class CardDesk(LibraryDbContext db, RegisterNumbers numbers, LendingRules lending, IPageCache pages, ISiteContext site, ICurrentPerson person, TimeProvider time) : IDeskWork
{
    internal const int PageLength = 30;

    /// <summary>Its numbers among the school's registers.</summary>
    internal const string Counter = "THE";

    private const int MostTwins = 5;

    internal DateOnly Today => lending.Today;

    public async ValueTask<int> CountAsync(Site site, CancellationToken cancellation)
    {
        var there = site.Id;
        return person.CanAt(there, Permissions.Keep) ? await db.Cards.OfAllSites().CountAsync(c => c.SiteId == there && c.State == CardState.Asked, cancellation) : 0;
    }

    /// <summary>Who waits longest first; of all others the newest.</summary>
    /// <param name="words">Parts of a name, a number or a telephone number.</param>
    internal async Task<(IReadOnlyList<ReaderCard> Cards, int Total)> ListAsync(CardFilter filter, string words, int page, CancellationToken cancellation)
    {
        var found = Of(filter);
        if (CardNumber.Read(words) is { } number)
            found = found.Where(c => c.Number == number);
        else if (PhoneFigures.AreWhole(words) && PhoneFigures.Of(words) is var phone)
            found = found.Where(c => c.PhonePlain == phone);
        else
        {
            foreach (var part in Unmarked.Of(words).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                found = found.Where(c => (" " + c.PlainName).Contains(" " + part));
        }
        var ordered = filter == CardFilter.Asked ? found.OrderBy(c => c.AskedAt) : found.OrderByDescending(c => c.StateAt);
        return (await ordered.ThenBy(c => c.Id).Skip((page - 1) * PageLength).Take(PageLength).ToListAsync(cancellation), await found.CountAsync(cancellation));
    }

    internal async Task<IReadOnlyDictionary<CardFilter, int>> CountsAsync(CancellationToken cancellation)
    {
        var counts = new Dictionary<CardFilter, int>();
        foreach (var filter in Enum.GetValues<CardFilter>())
            counts[filter] = await Of(filter).CountAsync(cancellation);
        return counts;
    }

    internal Task<ReaderCard?> FindAsync(Guid id, CancellationToken cancellation) => db.Cards.FirstOrDefaultAsync(c => c.Id == id && c.PersonId != null, cancellation);

    /// <summary>Others who may be the same: the same name and year, or the same telephone.</summary>
    internal async Task<IReadOnlyList<ReaderCard>> TwinsAsync(ReaderCard card, CancellationToken cancellation)
        => await db.Cards.AsNoTracking().Where(c => c.Id != card.Id && c.PersonId != null && c.State != CardState.Refused
                && ((c.PlainName == card.PlainName && c.BornYear == card.BornYear) || (card.PhonePlain != "" && c.PhonePlain == card.PhonePlain)))
            .OrderByDescending(c => c.Number).Take(MostTwins).ToListAsync(cancellation);

    internal Task<int> LentAsync(ReaderCard card, CancellationToken cancellation) => db.Loans.CountAsync(l => l.PersonId == card.PersonId && l.EndedAt == null, cancellation);

    internal async Task<CardRule> RuleAsync(CancellationToken cancellation) => await db.CardRules.FirstOrDefaultAsync(cancellation) ?? new CardRule { SiteId = site.Current.Id };

    internal async Task SaveAsync(CardRule rule, CancellationToken cancellation)
    {
        if (db.Entry(rule).State == EntityState.Detached)
            db.CardRules.Add(rule);
        db.Record("library.cards.rules", $"site:{site.Current.Id}");
        await db.SaveChangesAsync(cancellation);
        await pages.ForgetAsync(LibraryMenu.TagOf(site.Current.Id), cancellation);
    }

    internal Task SaveAsync(ReaderCard card, CancellationToken cancellation)
    {
        db.Record("library.card.change", $"card:{card.Id}");
        return db.SaveChangesAsync(cancellation);
    }

    /// <summary>The last day of a card that is given or renewed today.</summary>
    internal async Task<DateOnly> UsualUntilAsync(CancellationToken cancellation) => Today.AddMonths((await RuleAsync(cancellation)).Months);

    /// <summary>Gives a card the next number, or makes a card that has one valid again. Who asked is told.</summary>
    /// <returns>False where its holder has another one that goes on, or somebody else has decided meanwhile.</returns>
    internal async Task<bool> GiveAsync(ReaderCard card, DateOnly until, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (db.Entry(card).State == EntityState.Detached)
            db.Cards.Add(card);
        // Two librarians who approve at once: the second waits here, and sees that it has a number.
        else if (await LockAsync(card, cancellation) != card.State)
            return false;
        var isNew = card.Number is null;
        card.Number ??= await numbers.TakeAsync(site.Current.Id, Counter, 1, cancellation);
        card.ValidUntil = until;
        card.Become(CardState.Valid, "", person.Id, time.GetUtcNow());
        db.Record(isNew ? "library.card.give" : "library.card.renew", $"card:{card.Id}", new { card.Number, until });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException twice) when (twice.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return false;
        }
        await db.EnqueueNowAsync(new TellOfCard(card.Id, isNew ? CardNews.Given : CardNews.Renewed), null, cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>Refuses what was asked, ends or blocks what was given; again opens it.</summary>
    /// <returns>False where somebody else has decided meanwhile.</returns>
    internal async Task<bool> DecideAsync(ReaderCard card, CardState state, string reason, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await LockAsync(card, cancellation) != card.State)
            return false;
        card.Become(state, reason, person.Id, time.GetUtcNow());
        db.Record($"library.card.{state.ToString().ToLowerInvariant()}", $"card:{card.Id}", new { reason });
        await db.SaveChangesAsync(cancellation);
        if (state == CardState.Refused)
            await db.EnqueueNowAsync(new TellOfCard(card.Id, CardNews.Refused), null, cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private async Task<CardState> LockAsync(ReaderCard card, CancellationToken cancellation)
        => (CardState)(await db.Database.SqlQuery<int>($"""select state as "Value" from library.reader_card where id = {card.Id} for update""").ToListAsync(cancellation))[0];

    private IQueryable<ReaderCard> Of(CardFilter filter)
    {
        var (today, cards) = (Today, db.Cards.AsNoTracking().Where(c => c.PersonId != null));
        return filter switch
        {
            CardFilter.Asked => cards.Where(c => c.State == CardState.Asked),
            CardFilter.Expired => cards.Where(c => c.State == CardState.Valid && c.ValidUntil < today),
            CardFilter.Blocked => cards.Where(c => c.State == CardState.Blocked),
            CardFilter.Gone => cards.Where(c => c.State == CardState.Refused || c.State == CardState.Ended),
            _ => cards.Where(c => c.State == CardState.Valid && c.ValidUntil >= today),
        };
    }
}

/// <summary>Parts of the list of cards.</summary>
internal enum CardFilter
{
    Asked,
    Valid,
    Expired,
    Blocked,

    /// <summary>Refused or ended, until their data is deleted.</summary>
    Gone,
}
