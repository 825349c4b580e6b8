using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Ui;

namespace OerPortal.Resources.Data;

/// <summary>Collections that wait at one's own school while one is somewhere else; here their own place in the menu says it.</summary>
internal sealed class CollectionsElsewhere(ResourcesDbContext db, ReviewRights rights, ICurrentPerson person, ISiteContext here) : IDeskWork
{
    public async ValueTask<int> CountAsync(Site site, CancellationToken cancellation)
    {
        if (site.Id == here.Current.Id || rights.ReviewsAll || !person.CanAt(site.Id, ResourcePermissions.ReviewSchool))
            return 0;
        var there = site.Id;
        return await db.Collections.OfAllSites().CountAsync(c => c.SiteId == there && c.Submission != null, cancellation);
    }
}
