using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>Submissions that wait for the current person's decision, the longest waiting first.</summary>
internal sealed class ReviewQueue(ResourcesDbContext db, ReviewRights rights, ICurrentPerson person)
{
    private const int Most = 1000;

    internal async Task<IReadOnlyList<WaitingSubmission>> AllAsync(CancellationToken cancellation)
        => await Waiting()
            .OrderBy(w => w.Submission.SubmittedAt)
            .Take(Most)
            .Select(w => new WaitingSubmission(
                w.Submission.PublicId, w.Version.SiteId, w.Submission.SubmittedBy, w.Submission.SubmittedAt, w.Version.Metadata, w.Version.Visibility, w.Version.Number, w.Version.Files.Count))
            .ToListAsync(cancellation);

    /// <summary>How many wait for somebody else's work to be decided on by the current person.</summary>
    internal Task<int> CountAsync(CancellationToken cancellation)
    {
        var me = person.Id;
        return Waiting().CountAsync(w => w.Submission.SubmittedBy != me, cancellation);
    }

    private IQueryable<Pair> Waiting()
        => db.Submissions.OfAllSites().AsNoTracking()
            .Where(s => !s.IsDecided)
            .Join(db.Versions.OfAllSites().Where(rights.Queue()), s => s.VersionId, v => v.Id, (s, v) => new Pair { Submission = s, Version = v });

    private sealed class Pair
    {
        public required Submission Submission { get; init; }

        public required ResourceVersion Version { get; init; }
    }
}

internal sealed record WaitingSubmission(
    string PublicId, Guid SiteId, Guid SubmittedBy, DateTimeOffset SubmittedAt, ResourceMetadata Metadata, Visibility Visibility, int Version, int Files);
