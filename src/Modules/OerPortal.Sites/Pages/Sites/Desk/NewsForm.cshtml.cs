using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Sites.Data;
using OerPortal.Sites.Models;

namespace OerPortal.Sites.Pages.Sites.Desk;

/// <summary>Writes news (<c>/quan-tri/tin/moi</c>) or changes them.</summary>
[RequiresPermission(Permissions.NewsId), RequiresFeature("sites.news")]
public sealed class NewsFormModel(SitesDbContext db, ISiteContext site, IPageCache cache, TimeProvider time) : PageModel
{
    private const string New = "moi";

    [BindProperty]
    public Form Input { get; set; } = new();

    public bool IsNew { get; private set; }

    public async Task<IActionResult> OnGetAsync(string publicId, CancellationToken cancellation)
    {
        IsNew = publicId == New;
        if (IsNew)
            return Page();
        if (await FindAsync(publicId, cancellation) is not { } item)
            return NotFound();
        Input = new Form { Title = item.Title, Body = item.Body };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string publicId, CancellationToken cancellation)
    {
        IsNew = publicId == New;
        var item = IsNew ? new NewsItem { SiteId = site.Current.Id, PublishedAt = time.GetUtcNow() } : await FindAsync(publicId, cancellation);
        if (item is null)
            return NotFound();
        if (!ModelState.IsValid)
            return Page();

        item.Title = Input.Title.Trim();
        item.Body = Input.Body.Trim();
        if (IsNew)
            db.News.Add(item);
        db.Record(IsNew ? "sites.news-write" : "sites.news-change", $"news:{item.Id}");
        await db.SaveChangesAsync(cancellation);
        await cache.ForgetAsync("sites", cancellation);
        return LocalRedirect($"{Request.PathBase}/tin/{item.PublicId}");
    }

    private Task<NewsItem?> FindAsync(string publicId, CancellationToken cancellation)
        => db.News.FirstOrDefaultAsync(n => n.PublicId == publicId, cancellation);

    public sealed class Form
    {
        [Required(ErrorMessage = "sites.news.titleMissing"), StringLength(160, ErrorMessage = "sites.tooLong")]
        public string Title { get; set; } = "";

        [Required(ErrorMessage = "sites.news.bodyMissing"), StringLength(20_000, ErrorMessage = "sites.tooLong")]
        public string Body { get; set; } = "";
    }
}
