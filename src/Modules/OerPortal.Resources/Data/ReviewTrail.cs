using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>What reviewers left on a resource: remarks and what they mended, of all its versions.</summary>
internal sealed class ReviewTrail
{
    private readonly Resource _resource;
    private readonly List<ReviewRemark> _remarks;
    private readonly List<Mending> _mendings;

    private ReviewTrail(Resource resource, List<ReviewRemark> remarks, List<Mending> mendings) => (_resource, _remarks, _mendings) = (resource, remarks, mendings);

    internal IEnumerable<Guid> People =>
    [
        .. _resource.Versions.SelectMany(v => v.Submissions).SelectMany(s => new[] { s.SubmittedBy, s.Approval?.ApprovedBy, s.Returned?.ReturnedBy }).OfType<Guid>(),
        .. _resource.Withdrawals.Select(w => w.WithdrawnBy), .. _remarks.Select(r => r.WrittenBy), .. _mendings.Select(m => m.MendedBy),
    ];

    internal static async Task<ReviewTrail> OfAsync(ResourcesDbContext db, Resource resource, CancellationToken cancellation)
    {
        Guid[] submissions = [.. resource.Versions.SelectMany(v => v.Submissions).Select(s => s.Id)];
        if (submissions.Length == 0)
            return new ReviewTrail(resource, [], []);
        return new ReviewTrail(
            resource,
            await db.ReviewRemarks.OfAllSites().AsNoTracking().Where(r => submissions.Contains(r.SubmissionId)).OrderBy(r => r.WrittenAt).ThenBy(r => r.Id).ToListAsync(cancellation),
            await db.Mendings.OfAllSites().AsNoTracking().Where(m => submissions.Contains(m.SubmissionId)).OrderBy(m => m.MendedAt).ThenBy(m => m.Id).ToListAsync(cancellation));
    }

    /// <summary>Of all rounds of a version, the newest last.</summary>
    internal IReadOnlyList<ReviewRemark> RemarksOn(ResourceVersion version) => [.. _remarks.Where(r => version.Submissions.Exists(s => s.Id == r.SubmissionId))];

    /// <summary>What its contributor is to read: those of the last round that was decided.</summary>
    internal IReadOnlyList<ReviewRemark> RemarksFor(ResourceVersion version)
        => version.LastSubmission is { IsDecided: true } last ? [.. _remarks.Where(r => r.SubmissionId == last.Id)] : [];

    /// <summary>Of all rounds of a version.</summary>
    internal IReadOnlyList<Mending> MendingsOf(ResourceVersion version) => [.. _mendings.Where(m => version.Submissions.Exists(s => s.Id == m.SubmissionId))];

    internal IReadOnlyList<Mending> MendingsOf(Submission submission) => [.. _mendings.Where(m => m.SubmissionId == submission.Id)];
}
