using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Ui;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>What waits for a decision at one's own school while one is somewhere else; here the queue's own place in the menu says it.</summary>
internal sealed class ReviewsElsewhere(ResourcesDbContext db, ReviewFields fields, ReviewRights rights, ICurrentPerson person) : IDeskWork
{
    public async ValueTask<int> CountAsync(Site site, CancellationToken cancellation)
    {
        if (!rights.ReviewsElsewhere(site))
            return 0;
        var (there, me) = (site.Id, person.Id);
        var mine = await fields.OfAsync(me ?? Guid.Empty, there, cancellation);
        return await db.Submissions.OfAllSites()
            .Where(s => !s.IsDecided && s.SubmittedBy != me)
            .Join(fields.Within(db.Versions.OfAllSites().Where(v => v.SiteId == there && v.Visibility == Visibility.School), mine), s => s.VersionId, v => v.Id, (s, _) => s)
            .CountAsync(cancellation);
    }
}
