using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>Who is at which submission, so that nobody does what somebody else is doing. Changed while the resource is locked (<see cref="ResourceLock"/>).</summary>
internal sealed class ReviewClaims(ResourcesDbContext db, ICurrentPerson person, TimeProvider time)
{
    /// <summary>The claim in force, or null.</summary>
    internal async Task<ReviewClaim?> OfAsync(Submission submission, CancellationToken cancellation)
        => await RowAsync(submission, cancellation) is { } claim && claim.IsInForce(time.GetUtcNow()) ? claim : null;

    /// <summary>Claims in force, by submission.</summary>
    internal async Task<IReadOnlyDictionary<Guid, ReviewClaim>> OfManyAsync(IReadOnlyCollection<Guid> submissions, CancellationToken cancellation)
    {
        var since = time.GetUtcNow() - ReviewClaim.Lasts;
        return await db.ReviewClaims.OfAllSites().AsNoTracking()
            .Where(c => submissions.Contains(c.SubmissionId) && c.ClaimedAt > since)
            .ToDictionaryAsync(c => c.SubmissionId, cancellation);
    }

    /// <summary>Makes it the current person's, or says again that it is.</summary>
    /// <exception cref="TransitionRefusedException">Somebody else is at it.</exception>
    internal async Task TakeAsync(Submission submission, CancellationToken cancellation)
    {
        var (me, now) = (person.Id!.Value, time.GetUtcNow());
        var claim = await RowAsync(submission, cancellation);
        if (claim is null)
            db.ReviewClaims.Add(ReviewClaim.Of(submission, me, now));
        else if (claim.ClaimedBy != me && claim.IsInForce(now))
            throw new TransitionRefusedException("resources.refused.claimed");
        else
            claim.Renew(me, now);
    }

    /// <summary>Gives it back, if it is the current person's.</summary>
    internal async Task GiveBackAsync(Submission submission, CancellationToken cancellation)
    {
        if (await RowAsync(submission, cancellation) is { } claim && claim.ClaimedBy == person.Id)
            db.ReviewClaims.Remove(claim);
    }

    // One that was just taken is not written yet.
    private async Task<ReviewClaim?> RowAsync(Submission submission, CancellationToken cancellation)
        => db.ReviewClaims.Local.FirstOrDefault(c => c.SubmissionId == submission.Id)
            ?? await db.ReviewClaims.OfAllSites().FirstOrDefaultAsync(c => c.SubmissionId == submission.Id, cancellation);
}
