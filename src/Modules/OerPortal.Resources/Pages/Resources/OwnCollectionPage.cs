using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Security;
using OerPortal.Cms.Web;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>What a collection's maker does with it, at its own site. Another's is unknown.</summary>
internal abstract class OwnCollectionPage(ResourcesDbContext db, CollectionShelf shelf, IPageCache pages, ICurrentPerson person, TimeProvider time) : PageModel
{
    protected const string TroubleKey = "resources.collection-trouble";

    /// <summary>Null while it is being made.</summary>
    [FromRoute]
    public string? CollectionId { get; set; }

    protected ResourcesDbContext Db => db;

    protected CollectionShelf Shelf => shelf;

    protected Viewer Viewer => Viewer.From(person);

    protected DateTimeOffset Now => time.GetUtcNow();

    protected Guid Me => person.Id!.Value;

    protected Task<Collection?> FindAsync(CancellationToken cancellation)
        => db.Collections.Whole().FirstOrDefaultAsync(c => c.PublicId == CollectionId && c.OwnerId == person.Id, cancellation);

    /// <summary>Changes it and goes there; what cannot be done is said there.</summary>
    protected async Task<IActionResult> ChangeAsync(Action<Collection> change, Func<string, string> next, CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is not { } collection)
            return NotFound();
        try
        {
            change(collection);
        }
        catch (TransitionRefusedException refused)
        {
            // Nothing of it is saved.
            TempData[TroubleKey] = refused.Key;
            return Redirect(Request.PathBase + next(collection.PublicId));
        }

        return await SaveAsync(collection, next, cancellation);
    }

    protected async Task<IActionResult> SaveAsync(Collection collection, Func<string, string> next, CancellationToken cancellation)
    {
        // Who lets collections be found has seen what they themselves changed.
        if (collection.HasChangedSince && shelf.MayDecide(collection.SiteId))
            collection.Publish(Me, Now);
        db.Record("resources.collect", $"collection:{collection.Id}");
        await SaveAsync(cancellation);
        return Redirect(Request.PathBase + next(collection.PublicId));
    }

    protected async Task SaveAsync(CancellationToken cancellation)
    {
        await db.SaveChangesAsync(cancellation);
        await pages.ForgetAsync(ResourceTags.Lists, cancellation);
    }
}
