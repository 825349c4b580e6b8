using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Resources;
using OerPortal.Sites.Data;
using OerPortal.Sites.Models;

namespace OerPortal.Sites.Pages.Sites;

/// <summary>A page that the library wrote.</summary>
[GuestCache("sites", ResourceTags.All)]
internal sealed class SitePageModel(SitesDbContext db, PageSetter setter, ISiteContext site) : PageModel
{
    public Writing Item { get; private set; } = null!;

    public SetPage Text { get; private set; } = null!;

    /// <summary>Whether it comes from the department.</summary>
    public bool IsOffered => Item.SiteId != site.Current.Id;

    public async Task<IActionResult> OnGetAsync(string pageName, CancellationToken cancellation)
    {
        // The school's own goes before one of the department that is called the same.
        var found = await db.PagesShown(site.Current.Id, site.Portal.Id).Where(p => p.Slug == pageName).ToListAsync(cancellation);
        if (found.OrderByDescending(p => p.SiteId == site.Current.Id).FirstOrDefault() is not { } item)
            return NotFound();
        Item = item;
        Text = await setter.SetAsync(item.Body, Request.PathBase, cancellation);
        return Page();
    }
}
