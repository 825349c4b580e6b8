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

/// <summary>Collections of the department as a school shows them: all but those that it hides.</summary>
[RequiresPermission(ResourcePermissions.ReviewSchoolId)]
[RequiresFeature("collections")]
internal sealed class OfferedCollectionsModel(ResourcesDbContext db, CollectionShelf shelf, IPageCache pages, ISiteContext site, IStringLocalizer strings) : PageModel
{
    private const int Most = 300;

    [TempData]
    public string? Done { get; set; }

    public IReadOnlyList<(Collection Item, bool IsWanted)> Offered { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return NotFound();
        var offered = await shelf.Offered().AsNoTracking().OrderByDescending(c => c.ChangedAt).Take(Most).ToListAsync(cancellation);
        var hidden = await shelf.HiddenHere().ToListAsync(cancellation);
        Offered = [.. offered.Select(c => (c, !hidden.Contains(c.Id)))];
        return Page();
    }

    /// <summary>Shows one of them, or hides it.</summary>
    public async Task<IActionResult> OnPostWantAsync(string collectionId, bool wants, CancellationToken cancellation)
    {
        if (site.Current.IsPortal || await shelf.Offered().AsNoTracking().FirstOrDefaultAsync(c => c.PublicId == collectionId, cancellation) is not { } offered)
            return NotFound();
        var hidden = await db.Set<HiddenCollection>().FindAsync([site.Current.Id, offered.Id], cancellation);
        if (wants && hidden is not null)
            db.Remove(hidden);
        else if (!wants && hidden is null)
            db.Add(new HiddenCollection { SiteId = site.Current.Id, CollectionId = offered.Id });
        db.Record(wants ? "resources.want-collection" : "resources.hide-collection", $"collection:{offered.Id}");
        await db.SaveChangesAsync(cancellation);
        await pages.ForgetAsync(ResourceTags.Lists, cancellation);
        Done = strings[wants ? "collections.offered.shown" : "collections.offered.hid", offered.Title];
        return Redirect(Request.PathBase + ResourceAddress.OfferedCollections);
    }
}
