using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Ingest;
using OerPortal.Resources;
using OerPortal.Sites.Data;

namespace OerPortal.Sites.Pages.Sites.Desk;

/// <summary>What the editor asks for while somebody writes: how a block looks, what pictures and collections there are.</summary>
[RequiresPermission(Permissions.NewsId)]
internal sealed class ComposeModel(PageSetter setter, MediaShelf media, ICollections collections, ISiteContext site, ICurrentPerson person) : PageModel
{
    private const int Most = 60;

    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostShowAsync([FromForm] string? markdown, CancellationToken cancellation)
        => Partial("_Text", await setter.SetAsync(markdown ?? "", Request.PathBase, cancellation));

    public async Task<IActionResult> OnGetMediaAsync(CancellationToken cancellation)
        => new JsonResult((await media.NewestAsync(Most, cancellation)).Where(m => !m.File.IsSettled || m.File.IsReady).Select(m => new
        {
            id = m.File.Id,
            name = m.File.Name,
            description = m.Media.Description,
            isPicture = m.IsPicture,
            isReady = m.File.IsReady,
            thumbnail = m.IsPicture && m.File.IsReady ? Request.PathBase + FileAddress.Cover(m.File.Id, FileAddress.CoverWidths[0]) : null,
        }));

    public async Task<IActionResult> OnGetCollectionsAsync(CancellationToken cancellation)
    {
        var viewer = Viewer.From(person);
        var own = await collections.NewestAsync(site.Current.IsPortal ? null : site.Current.Id, Most, viewer, cancellation);
        return new JsonResult(own.Select(c => new { address = ResourceAddress.Collection(c.PublicId), title = c.Title, count = c.Count }));
    }
}
