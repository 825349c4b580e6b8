using OerPortal.Accounts;
using OerPortal.Cms.Data;
using OerPortal.Cms.Events;
using OerPortal.Cms.Sites;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Handlers;

/// <summary>Tells a colleague that they were asked to work on something together.</summary>
internal sealed class InvitationHandler(ResourcesDbContext db, INotices notices, IPeople people, ISites sites) : IEventHandler<CoAuthorInvited>
{
    public async Task HandleAsync(CoAuthorInvited message, CancellationToken cancellation)
    {
        var resource = await db.FindWholeAsync(db.Resources.OfAllSites().Where(r => r.Id == message.ResourceId), cancellation);
        if (resource?.CoAuthors.Find(c => c.PersonId == message.PersonId) is not { } invited)
            return;
        var owner = (await people.FindAsync(resource.OwnerId, cancellation))?.DisplayName ?? "";
        var address = sites.Find(resource.SiteId)?.PathPrefix + ResourceAddress.Draft(resource.Latest.PublicId) + "/cung-soan";
        await notices.TellAsync(
            new Notice(invited.PersonId, "resources.notice.invited", [owner, resource.Latest.Metadata.Title], address, $"invited:{resource.Id}:{invited.InvitedAt.ToUnixTimeMilliseconds()}"), cancellation);
    }
}
