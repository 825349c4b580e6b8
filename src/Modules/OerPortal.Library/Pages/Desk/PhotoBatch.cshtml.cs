using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Library.Models;
using OerPortal.Library.Photos;

namespace OerPortal.Library.Pages.Desk;

/// <summary>What lies in a ZIP of pictures, before they are taken in.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class PhotoBatchModel(PhotoBatches batches, IJobs jobs, ISiteContext site) : PageModel
{
    internal PhotoBatch Batch { get; private set; } = null!;

    internal BatchView View { get; private set; } = new(BatchState.Arriving, []);

    /// <summary>The pictures are being taken in.</summary>
    internal bool IsBegun { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, string? xong, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        View = await batches.ViewAsync(Batch, cancellation);
        IsBegun = xong == "nhan";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        await jobs.EnqueueAsync(new TakePhotos(id), new JobOptions(SiteId: site.Current.Id), cancellation);
        return LocalRedirect($"{Request.PathBase}{LibraryAddress.PhotoBatch(id)}?xong=nhan");
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation)
    {
        if (site.Current.IsPortal || await batches.FindAsync(id, cancellation) is not { } batch)
            return false;
        Batch = batch;
        return true;
    }
}
