using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Security;
using OerPortal.Ingest;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>Asks, then deletes a draft with the files that nothing else uses.</summary>
[RequiresPermission(ResourcePermissions.ContributeId)]
internal sealed class DeleteDraftModel(ResourcesDbContext db, IFiles files, ICurrentPerson person) : PageModel
{
    [FromRoute]
    public string DraftId { get; set; } = "";

    public string DraftTitle { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
        => await FindAsync(cancellation) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is not { } resource)
            return NotFound();
        var version = resource.Versions.Single(v => v.PublicId == DraftId);
        Guid[] kept = [.. resource.Versions.Where(v => v != version).SelectMany(v => v.Files).Select(f => f.FileId)];
        var uploaded = await files.OfHolderAsync(version.Holder, cancellation);
        if (resource.Versions.Count == 1)
            db.Resources.Remove(resource);
        else
            db.Versions.Remove(version);
        db.Record("resources.delete-draft", $"resource:{resource.Id}", new { version = version.Number });
        await db.SaveChangesAsync(cancellation);
        foreach (var file in uploaded.Where(f => !kept.Contains(f.Id)))
            await files.RemoveAsync(file.Id, cancellation);
        return Redirect($"{Request.PathBase}/dong-gop?da-xoa={Uri.EscapeDataString(DraftTitle)}");
    }

    private async Task<Resource?> FindAsync(CancellationToken cancellation)
    {
        var resource = await db.Resources.OfVersionAsync(DraftId, cancellation);
        var version = resource?.Versions.Find(v => v.PublicId == DraftId);
        if (resource is null || resource.OwnerId != person.Id || version?.Draft is null)
            return null;
        DraftTitle = version.Metadata.Title;
        return resource;
    }
}
