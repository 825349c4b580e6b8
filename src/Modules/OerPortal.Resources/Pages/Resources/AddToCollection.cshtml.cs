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

/// <summary>Puts a resource into one of the person's collections, or into a new one.</summary>
[RequiresPermission(ResourcePermissions.CollectId)]
[RequiresFeature("collections")]
internal sealed class AddToCollectionModel(
    ResourcesDbContext db, CollectionShelf shelf, IResources resources, IPageCache pages, ICurrentPerson person, ISiteContext site, IStringLocalizer strings, TimeProvider time) : PageModel
{
    [FromRoute]
    public string PublicId { get; set; } = "";

    [BindProperty]
    public string? Heading { get; set; }

    public ResourceCard Card { get; private set; } = null!;

    public IReadOnlyList<Collection> Mine { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
        => await LoadAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string? collection, CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        if (collection is not null)
        {
            var chosen = await db.Collections.Include(c => c.Items).FirstOrDefaultAsync(c => c.PublicId == collection && c.OwnerId == person.Id, cancellation);
            return chosen is null ? NotFound() : await AddAsync(chosen, cancellation);
        }

        if (string.IsNullOrWhiteSpace(Heading))
        {
            ModelState.AddModelError(nameof(Heading), strings["collections.problem.title"]);
            return Page();
        }

        var made = Collection.Start(site.Current.Id, person.Id!.Value, Heading, "", time.GetUtcNow());
        db.Collections.Add(made);
        return await AddAsync(made, cancellation);
    }

    private async Task<IActionResult> AddAsync(Collection collection, CancellationToken cancellation)
    {
        collection.Add(Card.Id, time.GetUtcNow());
        db.Record("resources.collect", $"collection:{collection.Id}", new { resource = Card.Id });
        await db.SaveChangesAsync(cancellation);
        await pages.ForgetAsync(ResourceTags.Lists, cancellation);
        return Redirect(Request.PathBase + ResourceAddress.Collection(collection.PublicId));
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await resources.FindAsync(PublicId, Viewer.From(person), cancellation) is not { } card)
            return false;
        Card = card;
        Mine = await shelf.OfOwnerAsync(person.Id!.Value, cancellation);
        return true;
    }
}
