using Microsoft.EntityFrameworkCore;
using OerPortal.Campaigns.Models;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;

namespace OerPortal.Campaigns.Data;

/// <summary>What classes themselves do: join, and count what they read. Only sums are kept (docs/adr/0052-challenges-count-for-classes.md).</summary>
internal sealed class ClassCounting(CampaignsDbContext db, CountingTurns turns, ICurrentPerson person, TimeProvider time)
{
    internal const int MostClasses = 200;
    internal const int MostPeople = 100;
    internal const int MostAtOnce = 200;

    private const int MostBooks = 100_000;

    /// <summary>Null where there is a class of this name already, or no room for more.</summary>
    internal async Task<ChallengeClass?> JoinAsync(Challenge challenge, string name, int people, CancellationToken cancellation)
    {
        if (await db.Classes.CountAsync(c => c.ChallengeId == challenge.Id, cancellation) >= MostClasses)
            return null;
        var joined = new ChallengeClass { ChallengeId = challenge.Id, SiteId = challenge.SiteId, Name = name, People = people, JoinedAt = time.GetUtcNow() };
        var added = await db.Database.ExecuteSqlAsync(
            $"""
            insert into campaigns.challenge_class (id, challenge_id, site_id, name, people, joined_at)
            values ({joined.Id}, {joined.ChallengeId}, {joined.SiteId}, {joined.Name}, {joined.People}, {joined.JoinedAt})
            on conflict do nothing
            """,
            cancellation);
        if (added == 0)
            return null;
        db.Record("campaigns.join", $"challenge:{challenge.Id}", new { name });
        await db.SaveChangesAsync(cancellation);
        return joined;
    }

    /// <summary>One book that a pupil has read. Nobody learns whose it was, nor which.</summary>
    /// <returns>False when this person counted enough for today.</returns>
    internal async Task<bool> CountOneAsync(ChallengeClass its, CancellationToken cancellation)
    {
        if (person.Id is not { } me || !turns.Take(me))
            return false;
        await AddAsync(its, 1, cancellation);
        return true;
    }

    /// <param name="books">Less than nought to put right what was counted too much.</param>
    internal Task AddAsync(ChallengeClass its, int books, CancellationToken cancellation)
        => db.Classes.Where(c => c.Id == its.Id).ExecuteUpdateAsync(
            c => c.SetProperty(x => x.Books, x => x.Books + books < 0 ? 0 : x.Books + books > MostBooks ? MostBooks : x.Books + books), cancellation);
}

/// <summary>How often one person counted a book today, in memory of this instance alone and gone after a day. Singleton.</summary>
internal sealed class CountingTurns(TimeProvider time)
{
    internal const int Most = 5;

    private readonly WindowCounts<Guid> _counts = new(TimeSpan.FromDays(1), time);

    internal bool Take(Guid person) => _counts.Count(person) <= Most;
}
