using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Resources.Data;
using OerPortal.Resources.Handlers;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>One collection to be looked at: as it is now, to be let or given back.</summary>
[Authorize]
[RequiresFeature("collections")]
internal sealed class CollectionReviewModel(
    ResourcesDbContext db, CollectionDesk desk, CollectionShelf shelf, IPeople people, IPageCache pages, ISites sites, ICurrentPerson person, IStringLocalizer strings, TimeProvider time) : PageModel
{
    [FromRoute]
    public string CollectionId { get; set; } = "";

    [BindProperty]
    public string? Comment { get; set; }

    [TempData]
    public string? Done { get; set; }

    public Collection Collection { get; private set; } = null!;

    public IReadOnlyList<CollectedPart> Parts { get; private set; } = [];

    public string? OwnerName { get; private set; }

    public string? SiteName => sites.Find(Collection.SiteId)?.Name;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await desk.FindAsync(CollectionId, cancellation) is not { } found)
            return NotFound();
        await ShowAsync(found, cancellation);
        return Page();
    }

    /// <summary>Lets it be found, or says that what was changed since is seen.</summary>
    public Task<IActionResult> OnPostPublishAsync(CancellationToken cancellation)
        => DecideAsync(
            collection =>
            {
                var isNew = !collection.IsPublished;
                collection.Publish(person.Id!.Value, time.GetUtcNow());
                return isNew;
            },
            isPublished: true,
            cancellation);

    public Task<IActionResult> OnPostReturnAsync(CancellationToken cancellation)
        => DecideAsync(
            collection =>
            {
                collection.Return(person.Id!.Value, Comment, time.GetUtcNow());
                return true;
            },
            isPublished: false,
            cancellation);

    /// <param name="decide">Whether its maker is to be told.</param>
    private async Task<IActionResult> DecideAsync(Func<Collection, bool> decide, bool isPublished, CancellationToken cancellation)
    {
        if (await desk.FindAsync(CollectionId, cancellation) is not { } found)
            return NotFound();
        try
        {
            if (decide(found) && found.OwnerId != person.Id)
                db.Publish(new CollectionDecided(found.Id, isPublished));
        }
        catch (TransitionRefusedException refused)
        {
            ModelState.AddModelError(nameof(Comment), strings[refused.Key]);
            await ShowAsync(found, cancellation);
            return Page();
        }

        db.Record(isPublished ? "resources.publish-collection" : "resources.return-collection", $"collection:{found.Id}", siteId: found.SiteId);
        await db.SaveChangesAsync(cancellation);
        await pages.ForgetAsync(ResourceTags.Lists, cancellation);
        Done = strings[isPublished ? "collections.desk.published" : "collections.desk.returned", found.Title];
        return Redirect(Request.PathBase + ResourceAddress.CollectionQueue);
    }

    private async Task ShowAsync(Collection found, CancellationToken cancellation)
    {
        Collection = found;
        Parts = await shelf.PartsAsync(found, Viewer.From(person), cancellation);
        OwnerName = (await people.FindAsync(found.OwnerId, cancellation))?.DisplayName;
    }
}
