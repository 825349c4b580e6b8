using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Web;
using OerPortal.Sites.Data;
using OerPortal.Sites.Models;

namespace OerPortal.Sites.Pages.Sites;

[GuestCache("sites"), RequiresFeature("sites.news")]
public sealed class NewsItemModel(SitesDbContext db) : PageModel
{
    public NewsItem Item { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string publicId, CancellationToken cancellation)
    {
        if (await db.News.AsNoTracking().FirstOrDefaultAsync(n => n.PublicId == publicId, cancellation) is not { } item)
            return NotFound();
        Item = item;
        return Page();
    }
}
