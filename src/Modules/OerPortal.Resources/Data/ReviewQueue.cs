using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>Submissions that wait for the current person's decision, the longest waiting first.</summary>
internal sealed class ReviewQueue(ResourcesDbContext db, ReviewRights rights, ICurrentPerson person)
{
    private const int Most = 1000;

    /// <summary>All of them by what they are chosen by. Their descriptions stay where they are: reading hundreds takes longer than the rest of a page.</summary>
    internal async Task<IReadOnlyList<WaitingPlace>> PlacesAsync(CancellationToken cancellation)
        => await Waiting()
            .Join(Subjects(), w => w.Version.Id, s => s.VersionId, (w, s) => new { w.Submission, s.Subjects })
            .OrderBy(w => w.Submission.SubmittedAt)
            .Take(Most)
            .Select(w => new WaitingPlace(w.Submission.Id, w.Submission.SiteId, w.Submission.SubmittedAt, w.Subjects))
            .ToListAsync(cancellation);

    /// <summary>These of them, with all that a line of the list says.</summary>
    internal async Task<IReadOnlyList<WaitingSubmission>> FindAsync(IReadOnlyCollection<Guid> submissions, CancellationToken cancellation)
        => await Waiting()
            .Where(w => submissions.Contains(w.Submission.Id))
            .OrderBy(w => w.Submission.SubmittedAt)
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

    private IQueryable<SubjectsOfVersion> Subjects() => db.Database.SqlQuery<SubjectsOfVersion>(
        $"""SELECT id AS "VersionId", ARRAY(SELECT jsonb_array_elements_text(metadata -> 'subjects')) AS "Subjects" FROM resources.version""");

    private sealed record SubjectsOfVersion(Guid VersionId, string[] Subjects);

    private sealed class Pair
    {
        public required Submission Submission { get; init; }

        public required ResourceVersion Version { get; init; }
    }
}

internal sealed record WaitingPlace(Guid Id, Guid SiteId, DateTimeOffset SubmittedAt, string[] Subjects);

internal sealed record WaitingSubmission(
    string PublicId, Guid SiteId, Guid SubmittedBy, DateTimeOffset SubmittedAt, ResourceMetadata Metadata, Visibility Visibility, int Version, int Files);
