using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts.Data;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Ui;

namespace OerPortal.Accounts.Members;

/// <summary>People who asked to be readers of a library, for those who know them.</summary>
internal sealed class ReadersToConfirm(AccountsDbContext db, ICurrentPerson person) : IDeskWork
{
    public async ValueTask<int> CountAsync(Site site, CancellationToken cancellation)
        => person.CanAt(site.Id, Permissions.Readers) ? await db.JoinRequests.CountAsync(r => r.SiteId == site.Id, cancellation) : 0;
}
