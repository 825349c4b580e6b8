using Microsoft.Extensions.Localization;
using OerPortal.Accounts;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>What its contributors read of a version's review: nothing of what the reviewer is still at.</summary>
/// <param name="Mendings">What reviewers put right in it.</param>
internal sealed record DraftReview(IReadOnlyList<ReviewRemark> Remarks, IReadOnlyList<VersionChange> Mendings, ReviewThread Thread, IReadOnlyDictionary<Guid, PersonFacts> People);

internal sealed class DraftReviews(ResourcesDbContext db, ReviewTalk talk, IPeople people, IStringLocalizer strings)
{
    internal async Task<DraftReview> OfAsync(Resource resource, ResourceVersion version, CancellationToken cancellation)
    {
        if (version.LastSubmission is null)
            return new DraftReview([], [], new ReviewThread([]), new Dictionary<Guid, PersonFacts>());
        var trail = await ReviewTrail.OfAsync(db, resource, cancellation);
        var thread = await talk.OfAsync(version, cancellation);
        var decided = version.Submissions.Where(s => s.IsDecided).SelectMany(trail.MendingsOf);
        return new DraftReview(trail.RemarksFor(version), VersionChanges.Of(decided, strings), thread, await people.FindManyAsync([.. thread.People.Distinct()], cancellation));
    }
}
