using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>Submissions that wait for the current person's decision, the longest waiting first.</summary>
internal sealed class ReviewQueue(ResourcesDbContext db, ReviewRights rights, ReviewClaims claims, ReviewFields fields, ICurrentPerson person, ISiteContext site)
{
    private const int Most = 1000;

    /// <summary>All of them by what they are chosen by. Their descriptions stay where they are: reading hundreds takes longer than the rest of a page.</summary>
    internal async Task<IReadOnlyList<WaitingPlace>> PlacesAsync(CancellationToken cancellation)
        => await Waiting()
            .Join(fields.Topics(), w => w.Version.Id, t => t.VersionId, (w, t) => new { w.Submission, t.Subjects, t.Levels })
            .OrderBy(w => w.Submission.SubmittedAt)
            .Take(Most)
            .Select(w => new WaitingPlace(w.Submission.Id, w.Submission.PublicId, w.Submission.SiteId, w.Submission.SubmittedBy, w.Submission.SubmittedAt, w.Subjects, w.Levels))
            .ToListAsync(cancellation);

    /// <summary>Public id of what comes after a submission: somebody else's work that nobody is at. After the last one the first comes again.</summary>
    internal async Task<string?> NextAsync(Submission submission, CancellationToken cancellation)
    {
        var mine = await MineAsync(cancellation);
        var places = (await PlacesAsync(cancellation)).Where(p => mine?.Covers(p.Subjects, p.Levels) != false).ToList();
        var taken = await claims.OfManyAsync([.. places.Select(p => p.Id)], cancellation);
        var free = places.Where(p => p.Id != submission.Id && p.SubmittedBy != person.Id && (!taken.TryGetValue(p.Id, out var claim) || claim.ClaimedBy == person.Id)).ToList();
        return (free.Find(p => p.SubmittedAt > submission.SubmittedAt) ?? free.FirstOrDefault())?.PublicId;
    }

    /// <summary>These of them, with all that a line of the list says.</summary>
    internal async Task<IReadOnlyList<WaitingSubmission>> FindAsync(IReadOnlyCollection<Guid> submissions, CancellationToken cancellation)
        => await Waiting()
            .Where(w => submissions.Contains(w.Submission.Id))
            .OrderBy(w => w.Submission.SubmittedAt)
            .Select(w => new WaitingSubmission(
                w.Submission.Id, w.Submission.PublicId, w.Version.SiteId, w.Submission.SubmittedBy, w.Submission.SubmittedAt, w.Version.Metadata, w.Version.Visibility, w.Version.Number, w.Version.Files.Count))
            .ToListAsync(cancellation);

    /// <summary>How many wait for the current person to decide on somebody else's work in their own field.</summary>
    internal async Task<int> CountAsync(CancellationToken cancellation)
    {
        var me = person.Id;
        return await Waiting(await MineAsync(cancellation)).CountAsync(w => w.Submission.SubmittedBy != me, cancellation);
    }

    /// <summary>What the current person looks after here; null for everything.</summary>
    internal Task<ReviewField?> MineAsync(CancellationToken cancellation) => fields.OfAsync(person.Id ?? Guid.Empty, site.Current.Id, cancellation);

    private IQueryable<Pair> Waiting(ReviewField? within = null)
        => db.Submissions.OfAllSites().AsNoTracking()
            .Where(s => !s.IsDecided)
            .Join(fields.Within(rights.AtDesk(db.Versions), within), s => s.VersionId, v => v.Id, (s, v) => new Pair { Submission = s, Version = v });

    private sealed class Pair
    {
        public required Submission Submission { get; init; }

        public required ResourceVersion Version { get; init; }
    }
}

internal sealed record WaitingPlace(Guid Id, string PublicId, Guid SiteId, Guid SubmittedBy, DateTimeOffset SubmittedAt, string[] Subjects, string[] Levels);

internal sealed record WaitingSubmission(
    Guid Id, string PublicId, Guid SiteId, Guid SubmittedBy, DateTimeOffset SubmittedAt, ResourceMetadata Metadata, Visibility Visibility, int Version, int Files);
