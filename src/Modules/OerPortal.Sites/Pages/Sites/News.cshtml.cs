using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Web;
using OerPortal.Sites.Data;
using OerPortal.Sites.Models;

namespace OerPortal.Sites.Pages.Sites;

[GuestCache("sites"), RequiresFeature("sites.news")]
public sealed class NewsModel(SitesDbContext db) : PageModel
{
    private const int PageLength = 20;

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<NewsItem> Items { get; private set; } = [];

    public int PageCount { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var all = await db.News.CountAsync(cancellation);
        PageCount = Math.Max(1, (all + PageLength - 1) / PageLength);
        PageNumber = Math.Clamp(PageNumber, 1, PageCount);
        Items = await db.News.AsNoTracking().OrderByDescending(n => n.PublishedAt)
            .Skip((PageNumber - 1) * PageLength).Take(PageLength).ToListAsync(cancellation);
    }
}
