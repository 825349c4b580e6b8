using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>What contributor and reviewers say to each other about a version.</summary>
internal sealed class ReviewTalk(ResourcesDbContext db, ICurrentPerson person, TimeProvider time)
{
    private const int Most = 500;

    internal async Task<ReviewThread> OfAsync(ResourceVersion version, CancellationToken cancellation)
        => new(await db.ReviewMessages.OfAllSites().AsNoTracking().Where(m => m.VersionId == version.Id).OrderBy(m => m.WrittenAt).Take(Most).ToListAsync(cancellation));

    /// <returns>Key of what is wrong; null when it was said.</returns>
    internal async Task<string?> SayAsync(ResourceVersion version, string? words, bool isOfReviewer, CancellationToken cancellation)
    {
        var said = PlainText.Lines(words, DraftLimits.Comment);
        if (said.Length == 0)
            return "review.problem.words";
        if (await db.ReviewMessages.OfAllSites().CountAsync(m => m.VersionId == version.Id, cancellation) >= Most)
            return "review.problem.many-words";
        var message = ReviewMessage.Of(version, person.Id!.Value, isOfReviewer, said, time.GetUtcNow());
        db.ReviewMessages.Add(message);
        db.Publish(new ReviewMessageWritten(version.ResourceId, message.Id));
        await db.SaveChangesAsync(cancellation);
        return null;
    }
}

/// <param name="Messages">The oldest first.</param>
internal sealed record ReviewThread(IReadOnlyList<ReviewMessage> Messages)
{
    internal IEnumerable<Guid> People => Messages.Select(m => m.WrittenBy);
}
