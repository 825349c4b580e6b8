using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Events;
using OerPortal.Cms.Web;
using OerPortal.Resources.Data;

namespace OerPortal.Resources.Handlers;

/// <summary>
/// Pages that show resources are made anew as soon as one of them changes, lists a little later when much changes at once. What comes in
/// for the first time stands in lists and nowhere else; a later version may be for fewer people than the one before, and a withdrawn one is for nobody: then all are made anew.
/// </summary>
internal sealed class PageCacheHandler(IPageCache pages, ResourcesDbContext db)
    : IEventHandler<ResourcePublished>, IEventHandler<ResourceChanged>, IEventHandler<ResourceWithdrawn>
{
    public async Task HandleAsync(ResourcePublished message, CancellationToken cancellation)
    {
        if (await VersionAsync(message.ResourceId, cancellation) is (var publicId, 1))
            await ForgetAsync(publicId, cancellation);
        else
            await pages.ForgetAsync(ResourceTags.All, cancellation);
    }

    public async Task HandleAsync(ResourceChanged message, CancellationToken cancellation)
    {
        if (await VersionAsync(message.ResourceId, cancellation) is (var publicId, _))
            await ForgetAsync(publicId, cancellation);
    }

    public Task HandleAsync(ResourceWithdrawn message, CancellationToken cancellation) => pages.ForgetAsync(ResourceTags.All, cancellation);

    private async Task ForgetAsync(string publicId, CancellationToken cancellation)
    {
        await pages.ForgetSoonAsync(ResourceTags.Lists, cancellation);
        await pages.ForgetAsync(ResourceTags.Of(publicId), cancellation);
    }

    private async Task<(string PublicId, int Version)?> VersionAsync(Guid resourceId, CancellationToken cancellation)
    {
        var found = await db.Catalogue.Where(e => e.ResourceId == resourceId).Select(e => new { e.PublicId, e.Version }).FirstOrDefaultAsync(cancellation);
        return found is null ? null : (found.PublicId, found.Version);
    }
}
