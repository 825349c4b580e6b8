using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Cms.Data;
using OerPortal.Cms.Events;
using OerPortal.Cms.Sites;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Handlers;

/// <summary>Tells the other side what was said about a version: its contributors, or the reviewers who had to do with it.</summary>
internal sealed class TalkNoticesHandler(ResourcesDbContext db, INotices notices, IPeople people, ISites sites) : IEventHandler<ReviewMessageWritten>
{
    public async Task HandleAsync(ReviewMessageWritten message, CancellationToken cancellation)
    {
        var resource = await db.FindWholeAsync(db.Resources.OfAllSites().AsNoTracking().Where(r => r.Id == message.ResourceId), cancellation);
        var said = await db.ReviewMessages.OfAllSites().AsNoTracking().FirstOrDefaultAsync(m => m.Id == message.MessageId, cancellation);
        if (said is null || resource?.Versions.Find(v => v.Id == said.VersionId) is not { LastSubmission: { } submission } version)
            return;
        var by = (await people.FindAsync(said.WrittenBy, cancellation))?.DisplayName ?? "";
        string[] arguments = [by, version.Metadata.Title, said.Words];
        if (said.IsOfReviewer)
        {
            foreach (var maker in resource.Makers.Where(m => m != said.WrittenBy))
                await TellAsync(maker, AtSite(resource.SiteId, ResourceAddress.Draft(version.PublicId)));
            return;
        }

        foreach (var reviewer in await ReviewersAsync(version, cancellation))
            await TellAsync(reviewer, await ForReviewerAsync(reviewer, resource.SiteId, ResourceAddress.Review(submission.PublicId), cancellation));

        Task TellAsync(Guid person, string address)
            => notices.TellAsync(new Notice(person, "resources.notice.said", arguments, address + "#trao-doi", $"said:{said.Id}"), cancellation);
    }

    // Those who said something, who decided, and who is at it.
    private async Task<IEnumerable<Guid>> ReviewersAsync(ResourceVersion version, CancellationToken cancellation)
    {
        Guid[] submissions = [.. version.Submissions.Select(s => s.Id)];
        var spoke = await db.ReviewMessages.OfAllSites().Where(m => m.VersionId == version.Id && m.IsOfReviewer).Select(m => m.WrittenBy).ToListAsync(cancellation);
        var claimed = await db.ReviewClaims.OfAllSites().Where(c => submissions.Contains(c.SubmissionId)).Select(c => c.ClaimedBy).ToListAsync(cancellation);
        var decided = version.Submissions.SelectMany(s => new[] { s.Approval?.ApprovedBy, s.Returned?.ReturnedBy }).OfType<Guid>();
        return spoke.Concat(claimed).Concat(decided).Distinct();
    }

    // A school's own reviewers decide at their school, the department's at the portal.
    private async Task<string> ForReviewerAsync(Guid reviewer, Guid siteId, string path, CancellationToken cancellation)
        => (await people.SitesOfAsync(reviewer, cancellation)).Contains(siteId) ? AtSite(siteId, path) : path;

    private string AtSite(Guid siteId, string path) => sites.Find(siteId)?.PathPrefix + path;
}
