using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Cms.Text;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;
using OerPortal.Resources.Outside;

namespace OerPortal.Resources.Pages;

/// <summary>Addresses elsewhere that belong to a draft. The draft's own page shows the same; here it is said why one was not taken.</summary>
[RequiresPermission(ResourcePermissions.ContributeId)]
internal sealed class LinksModel(ResourcesDbContext db, DraftLinks links, ICurrentPerson person, IStringLocalizer strings) : PageModel
{
    [FromRoute]
    public string DraftId { get; set; } = "";

    public Resource Resource { get; private set; } = null!;

    public ResourceVersion Version { get; private set; } = null!;

    /// <summary>Why the address was not taken, or null.</summary>
    public string? Refused { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await FindAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string? address, CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
            return NotFound();
        try
        {
            var page = await links.ReadAsync(person.Id!.Value, address, cancellation);
            return await ChangeAsync(() => links.Add(Resource, Version, page), cancellation);
        }
        catch (LinkRefusedException refused)
        {
            Refused = strings[refused.Key, refused.Detail];
        }
        catch (TransitionRefusedException refused)
        {
            Refused = strings[refused.Key];
        }

        return Page();
    }

    public Task<IActionResult> OnPostChangeAsync(Guid linkId, FileRole role, string? title, CancellationToken cancellation)
        => ChangeAsync(() => Version.AssignLink(Resource, linkId, Enum.IsDefined(role) ? role : FileRole.Main, title), cancellation);

    public Task<IActionResult> OnPostRemoveAsync(Guid linkId, CancellationToken cancellation)
        => ChangeAsync(() => links.Remove(Resource, Version, linkId), cancellation);

    private Task<IActionResult> ChangeAsync(Action change, CancellationToken cancellation)
        => db.AloneWithVersionAsync<IActionResult>(DraftId, async () =>
        {
            if (!await FindAsync(cancellation))
                return NotFound();
            change();
            await db.SaveChangesAsync(cancellation);
            return Redirect(Request.PathBase + ResourceAddress.Draft(DraftId) + "#links");
        }, cancellation);

    private async Task<bool> FindAsync(CancellationToken cancellation)
    {
        if (!PublicId.IsWellFormed(DraftId) || await db.OfVersionAsync(db.Resources, DraftId, cancellation) is not { } resource || resource.OwnerId != person.Id)
            return false;
        Resource = resource;
        Version = resource.Versions.Single(v => v.PublicId == DraftId);
        return Version.Draft is not null;
    }
}
