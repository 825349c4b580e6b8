using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Cms.Data;
using OerPortal.Cms.Events;
using OerPortal.Cms.Sites;
using OerPortal.Resources.Data;

namespace OerPortal.Resources.Handlers;

/// <summary>Somebody let a collection be found, or gave it back.</summary>
internal sealed record CollectionDecided(Guid CollectionId, bool IsPublished) : IEvent;

/// <summary>Tells its maker.</summary>
internal sealed class CollectionNoticesHandler(ResourcesDbContext db, INotices notices, ISites sites) : IEventHandler<CollectionDecided>
{
    public async Task HandleAsync(CollectionDecided message, CancellationToken cancellation)
    {
        var collection = await db.Collections.OfAllSites().AsNoTracking().Include(c => c.Returned).Include(c => c.Publication).FirstOrDefaultAsync(c => c.Id == message.CollectionId, cancellation);
        if (collection is null)
            return;
        var there = sites.Find(collection.SiteId)?.PathPrefix;
        if (message.IsPublished && collection.Publication is { } shown)
            await notices.TellAsync(new Notice(collection.OwnerId, "resources.notice.collection-published", [collection.Title], there + ResourceAddress.Collection(collection.PublicId), $"collection-published:{collection.Id}:{shown.PublishedAt:O}"), cancellation);
        if (!message.IsPublished && collection.Returned is { } back)
            await notices.TellAsync(new Notice(collection.OwnerId, "resources.notice.collection-returned", [collection.Title, back.Comment], there + ResourceAddress.SharingOf(collection.PublicId), $"collection-returned:{collection.Id}:{back.ReturnedAt:O}"), cancellation);
    }
}
