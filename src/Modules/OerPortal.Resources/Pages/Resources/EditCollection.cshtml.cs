using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>Makes a collection and keeps it: words, order, taking out, deleting.</summary>
[RequiresPermission(ResourcePermissions.CollectId)]
[RequiresFeature("collections")]
internal sealed class EditCollectionModel(
    ResourcesDbContext db, IResources resources, IPageCache pages, ICurrentPerson person, ISiteContext site, IStringLocalizer strings, TimeProvider time) : PageModel
{
    /// <summary>Null while it is being made.</summary>
    [FromRoute]
    public string? CollectionId { get; set; }

    [BindProperty]
    public string? Heading { get; set; }

    [BindProperty]
    public string? About { get; set; }

    public IReadOnlyList<ResourceCard> Cards { get; private set; } = [];

    [BindProperty(SupportsGet = true, Name = "da-luu")]
    public bool Saved { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (CollectionId is null)
            return Page();
        if (await FindAsync(cancellation) is not { } collection)
            return NotFound();
        Heading = collection.Title;
        About = collection.Description;
        await ShowAsync(collection, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var collection = CollectionId is null ? null : await FindAsync(cancellation);
        if (CollectionId is not null && collection is null)
            return NotFound();
        if (string.IsNullOrWhiteSpace(Heading))
        {
            ModelState.AddModelError(nameof(Heading), strings["collections.problem.title"]);
            if (collection is not null)
                await ShowAsync(collection, cancellation);
            return Page();
        }

        if (collection is null)
        {
            collection = Collection.Start(site.Current.Id, person.Id!.Value, Heading, About ?? "", time.GetUtcNow());
            db.Collections.Add(collection);
        }
        else
        {
            collection.Describe(Heading, About ?? "", time.GetUtcNow());
        }

        return await SaveAsync(collection, cancellation);
    }

    public Task<IActionResult> OnPostMoveAsync(Guid resourceId, int by, CancellationToken cancellation)
        => ChangeAsync(c => c.Move(resourceId, by, time.GetUtcNow()), cancellation);

    public Task<IActionResult> OnPostRemoveAsync(Guid resourceId, CancellationToken cancellation)
        => ChangeAsync(c => c.Remove(resourceId, time.GetUtcNow()), cancellation);

    public async Task<IActionResult> OnPostDeleteAsync(CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is not { } collection)
            return NotFound();
        db.Collections.Remove(collection);
        db.Record("resources.delete-collection", $"collection:{collection.Id}", new { collection.Title });
        await db.SaveChangesAsync(cancellation);
        await pages.ForgetAsync(ResourceTags.Lists, cancellation);
        return Redirect($"{Request.PathBase}/bo-suu-tap");
    }

    private async Task<IActionResult> ChangeAsync(Action<Collection> change, CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is not { } collection)
            return NotFound();
        change(collection);
        return await SaveAsync(collection, cancellation);
    }

    private async Task<IActionResult> SaveAsync(Collection collection, CancellationToken cancellation)
    {
        db.Record("resources.collect", $"collection:{collection.Id}");
        await db.SaveChangesAsync(cancellation);
        await pages.ForgetAsync(ResourceTags.Lists, cancellation);
        return Redirect($"{Request.PathBase}{ResourceAddress.Collection(collection.PublicId)}/sua?da-luu=true");
    }

    private async Task ShowAsync(Collection collection, CancellationToken cancellation)
        => Cards = await resources.CardsAsync([.. collection.Ordered.Select(i => i.ResourceId)], Viewer.From(person), cancellation);

    private Task<Collection?> FindAsync(CancellationToken cancellation)
        => db.Collections.Include(c => c.Items).FirstOrDefaultAsync(c => c.PublicId == CollectionId && c.OwnerId == person.Id, cancellation);
}
