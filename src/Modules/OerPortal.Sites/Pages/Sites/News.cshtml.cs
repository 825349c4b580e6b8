using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Sites.Data;
using OerPortal.Sites.Models;

namespace OerPortal.Sites.Pages.Sites;

[GuestCache("sites"), RequiresFeature("sites.news")]
internal sealed class NewsModel(SitesDbContext db, ISiteContext site) : PageModel
{
    private const int PageLength = 20;

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<Writing> Items { get; private set; } = [];

    public int PageCount { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var shown = db.NewsShown(site.Current.Id, site.Portal.Id);
        var all = await shown.CountAsync(cancellation);
        PageCount = Math.Max(1, (all + PageLength - 1) / PageLength);
        PageNumber = Math.Clamp(PageNumber, 1, PageCount);
        Items = await shown.OrderByDescending(n => n.PublishedAt)
            .Skip((PageNumber - 1) * PageLength).Take(PageLength).ToListAsync(cancellation);
    }
}
