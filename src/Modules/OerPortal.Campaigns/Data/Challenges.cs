using Microsoft.EntityFrameworkCore;
using OerPortal.Campaigns.Models;
using OerPortal.Cms.Text;

namespace OerPortal.Campaigns.Data;

/// <summary>Challenges of the current site, for those who read.</summary>
public sealed class Challenges(CampaignsDbContext db, TimeProvider time)
{
    /// <summary>What pages with challenges and thanks are kept under.</summary>
    internal const string Tag = "campaigns";

    private const int Most = 100;

    internal DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().ToOffset(VietnamTime.Offset).Date);

    /// <summary>Those that are not over, the next to close first; then the others, the latest first.</summary>
    internal async Task<IReadOnlyList<Challenge>> ListAsync(CancellationToken cancellation)
    {
        var today = Today;
        var all = await db.Challenges.AsNoTracking().OrderByDescending(c => c.ClosesOn).Take(Most).ToListAsync(cancellation);
        return [.. all.Where(c => !c.IsOver(today)).OrderBy(c => c.ClosesOn), .. all.Where(c => c.IsOver(today))];
    }

    internal async Task<IReadOnlyList<Challenge>> OpenAsync(int most, CancellationToken cancellation)
    {
        var today = Today;
        return await db.Challenges.AsNoTracking().Where(c => c.OpensOn <= today && c.ClosesOn >= today).OrderBy(c => c.ClosesOn).Take(most).ToListAsync(cancellation);
    }

    internal Task<Challenge?> FindAsync(string publicId, CancellationToken cancellation) => db.Challenges.AsNoTracking().FirstOrDefaultAsync(c => c.PublicId == publicId, cancellation);

    /// <summary>By name, as a school lists them; how far each came plays no part.</summary>
    internal async Task<IReadOnlyList<ChallengeClass>> ClassesAsync(Guid challengeId, CancellationToken cancellation)
        => [.. (await db.Classes.AsNoTracking().Where(c => c.ChallengeId == challengeId).ToListAsync(cancellation)).OrderBy(c => c.Name.Length).ThenBy(c => c.Name, StringComparer.CurrentCulture)];

    internal Task<ChallengeClass?> FindClassAsync(Guid challengeId, Guid id, CancellationToken cancellation)
        => db.Classes.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id && c.ChallengeId == challengeId, cancellation);

    /// <summary>What all classes read together; null while nothing is read, or while so few take part that the sum would speak of single ones.</summary>
    internal async Task<JointProgress?> TogetherAsync(Challenge challenge, CancellationToken cancellation)
    {
        var sums = await db.Classes.Where(c => c.ChallengeId == challenge.Id).GroupBy(_ => 1)
            .Select(g => new { Classes = g.Count(), People = g.Sum(c => c.People), Books = g.Sum(c => c.Books) }).SingleOrDefaultAsync(cancellation);
        return sums is null || sums.Books == 0 || sums.People < ChallengeClass.FewestPeople ? null : new JointProgress(sums.Books, sums.Classes * challenge.Goal);
    }

    internal async Task<IReadOnlyList<Commendation>> ThanksAsync(int most, CancellationToken cancellation)
        => await db.Commendations.AsNoTracking().Where(c => c.IsShown).OrderByDescending(c => c.GivenOn).ThenByDescending(c => c.Id).Take(most).ToListAsync(cancellation);
}

/// <param name="Goal">Of all classes that take part.</param>
public sealed record JointProgress(int Books, int Goal)
{
    public int Percent => (int)Math.Min(100, Books * 100L / Goal);
}
