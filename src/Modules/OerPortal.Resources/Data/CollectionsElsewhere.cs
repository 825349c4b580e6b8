using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Ui;

namespace OerPortal.Resources.Data;

/// <summary>Collections that wait at one's own school while one is somewhere else; here their own place in the menu says it.</summary>
internal sealed class CollectionsElsewhere(ResourcesDbContext db, ReviewRights rights) : IDeskWork
{
    public async ValueTask<int> CountAsync(Site site, CancellationToken cancellation)
    {
        if (!rights.ReviewsElsewhere(site))
            return 0;
        var there = site.Id;
        return await db.Collections.OfAllSites().CountAsync(c => c.SiteId == there && c.Submission != null, cancellation);
    }
}
