using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Data;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>Puts a resource into one of the person's collections, or into a new one, from wherever it was found; says where it went.</summary>
[Authorize]
[RequiresFeature("collections")]
internal sealed class AddToCollectionModel(
    ResourcesDbContext db, WorkPlaces places, IResources resources, IPageCache pages, ICurrentPerson person, ISiteContext here, ISites sites, PortalAddress portal,
    IStringLocalizer strings, TimeProvider time) : PageModel
{
    internal const string AddedKey = "resources.collected";

    [FromRoute]
    public string PublicId { get; set; } = "";

    [BindProperty]
    public string? Heading { get; set; }

    public ResourceCard Card { get; private set; } = null!;

    public IReadOnlyList<Collection> Mine { get; private set; } = [];

    /// <summary>Where a new one is made.</summary>
    public Site NewAt => places.Collecting[0];

    /// <summary>Whether it must be said at which site a collection stands.</summary>
    public bool HasSeveralSites => Mine.Select(c => c.SiteId).Append(NewAt.Id).Distinct().Count() > 1;

    public string AddressOf(Collection collection)
        => (collection.SiteId == here.Current.Id ? Request.PathBase.Value : portal.Origin + sites.Find(collection.SiteId)?.PathPrefix) + ResourceAddress.Collection(collection.PublicId);

    public string? SiteName(Collection collection) => sites.Find(collection.SiteId)?.Name;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
        => await RefusedAsync(cancellation) ?? Page();

    public async Task<IActionResult> OnPostAsync(string? collection, CancellationToken cancellation)
    {
        if (await RefusedAsync(cancellation) is { } refused)
            return refused;
        if (collection is not null)
        {
            var chosen = await Own().FirstOrDefaultAsync(c => c.PublicId == collection, cancellation);
            return chosen is null ? NotFound() : await AddAsync(chosen, cancellation);
        }

        if (string.IsNullOrWhiteSpace(Heading))
        {
            ModelState.AddModelError(nameof(Heading), strings["collections.problem.title"]);
            return Page();
        }

        var made = Collection.Start(NewAt.Id, person.Id!.Value, Heading, "", time.GetUtcNow());
        db.Collections.Add(made);
        return await AddAsync(made, cancellation);
    }

    private async Task<IActionResult> AddAsync(Collection collection, CancellationToken cancellation)
    {
        collection.Add(Card.Id, time.GetUtcNow());
        if (collection.HasChangedSince && person.CanAt(collection.SiteId, ResourcePermissions.ReviewSchool))
            collection.Publish(person.Id!.Value, time.GetUtcNow());
        db.Record("resources.collect", $"collection:{collection.Id}", new { resource = Card.Id }, collection.SiteId);
        await db.SaveChangesAsync(cancellation);
        await pages.ForgetAsync(ResourceTags.Lists, cancellation);
        TempData[AddedKey] = Card.Title;
        return Redirect(AddressOf(collection));
    }

    private async Task<IActionResult?> RefusedAsync(CancellationToken cancellation)
    {
        if (places.Collecting.Count == 0)
            return Forbid();
        if (await resources.FindAsync(PublicId, Viewer.From(person), cancellation) is not { } card)
            return NotFound();
        Card = card;
        Mine = await Own().AsNoTracking().OrderByDescending(c => c.ChangedAt).ToListAsync(cancellation);
        return null;
    }

    // Of sites where they make collections still.
    private IQueryable<Collection> Own()
    {
        Guid[] at = [.. places.Collecting.Select(site => site.Id)];
        return db.Collections.OfAllSites().Whole().Where(c => c.OwnerId == person.Id && at.Contains(c.SiteId));
    }
}
