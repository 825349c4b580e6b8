using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Resources;
using OerPortal.Sites.Data;
using OerPortal.Sites.Models;

namespace OerPortal.Sites.Pages.Sites;

[GuestCache("sites", ResourceTags.All), RequiresFeature("sites.news")]
internal sealed class NewsItemModel(SitesDbContext db, PageSetter setter, ISiteContext site) : PageModel
{
    public Writing Item { get; private set; } = null!;

    public SetPage Text { get; private set; } = null!;

    /// <summary>Whether it comes from the department.</summary>
    public bool IsOffered => Item.SiteId != site.Current.Id;

    public async Task<IActionResult> OnGetAsync(string publicId, CancellationToken cancellation)
    {
        if (await db.NewsShown(site.Current.Id, site.Portal.Id).FirstOrDefaultAsync(n => n.PublicId == publicId, cancellation) is not { } item)
            return NotFound();
        Item = item;
        Text = await setter.SetAsync(item.Body, Request.PathBase, cancellation);
        return Page();
    }
}
