using Microsoft.AspNetCore.Mvc;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>Who may see a collection: whoever has the address, a class, everybody.</summary>
[RequiresPermission(ResourcePermissions.CollectId)]
[RequiresFeature("collections")]
internal sealed class ShareCollectionModel(ResourcesDbContext db, CollectionShelf shelf, IPageCache pages, ICurrentPerson person, ISiteContext site, PortalAddress portal, TimeProvider time)
    : OwnCollectionPage(db, shelf, pages, person, time)
{
    [TempData(Key = TroubleKey)]
    public string? Trouble { get; set; }

    public Collection Collection { get; private set; } = null!;

    public bool MayDecide => Shelf.MayDecide(Collection.SiteId);

    /// <summary>Absolute: what opens it to whoever has it.</summary>
    public string? SharedAddress => Collection.Link is { } link ? portal.OriginOf(site.Current, Request) + Request.PathBase + ResourceAddress.SharedCollection(link.Token) : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is not { } collection)
            return NotFound();
        Collection = collection;
        return Page();
    }

    public Task<IActionResult> OnPostShareAsync(CancellationToken cancellation) => ShowAsync(c => c.Share(Now), cancellation);

    public Task<IActionResult> OnPostEndAsync(CancellationToken cancellation) => ShowAsync(c => c.EndSharing(), cancellation);

    /// <summary>Who decides here lets their own be found at once; others ask for it.</summary>
    public Task<IActionResult> OnPostPublishAsync(CancellationToken cancellation)
        => ShowAsync(
            c =>
            {
                if (Shelf.MayDecide(c.SiteId))
                    c.Publish(Me, Now);
                else
                    c.Submit(Me, Now);
            },
            cancellation);

    public Task<IActionResult> OnPostWithholdAsync(CancellationToken cancellation) => ShowAsync(c => c.Withhold(), cancellation);

    private Task<IActionResult> ShowAsync(Action<Collection> change, CancellationToken cancellation) => ChangeAsync(change, ResourceAddress.SharingOf, cancellation);
}
