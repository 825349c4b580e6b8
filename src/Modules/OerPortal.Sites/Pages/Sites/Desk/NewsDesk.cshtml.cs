using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Web;
using OerPortal.Sites.Data;
using OerPortal.Sites.Models;

namespace OerPortal.Sites.Pages.Sites.Desk;

[RequiresPermission(Permissions.NewsId), RequiresFeature("sites.news")]
public sealed class NewsDeskModel(SitesDbContext db, IPageCache cache) : PageModel
{
    public IReadOnlyList<NewsItem> Items { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
        => Items = await db.News.AsNoTracking().OrderByDescending(n => n.PublishedAt).Take(200).ToListAsync(cancellation);

    public async Task<IActionResult> OnPostRemoveAsync(string publicId, CancellationToken cancellation)
    {
        if (await db.News.FirstOrDefaultAsync(n => n.PublicId == publicId, cancellation) is not { } item)
            return NotFound();
        db.News.Remove(item);
        db.Record("sites.news-remove", $"news:{item.Id}", new { item.Title });
        await db.SaveChangesAsync(cancellation);
        await cache.ForgetAsync("sites", cancellation);
        return LocalRedirect(Request.PathBase + "/quan-tri/tin");
    }
}
