using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Ingest;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;
using OerPortal.Resources.Outside;

namespace OerPortal.Resources.Pages;

/// <summary>Where contributing begins: the drop zone, and what the person has done so far.</summary>
[Microsoft.AspNetCore.Authorization.Authorize]
internal sealed class ContributeModel(
    ResourcesDbContext db, OwnDrafts drafts, MyContributions mine, ICurrentPerson person, ISiteContext site, ISites sites, IStorage storage, DraftLinks links, IStringLocalizer strings,
    TimeProvider time) : PageModel
{
    internal const string DeletedKey = "resources.deleted";

    public IReadOnlyList<Contribution> Contributions { get; private set; } = [];

    /// <summary>What the person's files take of what they may.</summary>
    public StorageUse Use { get; private set; } = new(0, null, 0);

    /// <summary>Sites where the person may contribute, when this is not one of them.</summary>
    public IReadOnlyList<Site> Elsewhere { get; private set; } = [];

    /// <summary>Title of the draft that was just deleted, to say so once.</summary>
    [TempData(Key = DeletedKey)]
    public string? Deleted { get; set; }

    /// <summary>Of a page elsewhere, as it was pasted.</summary>
    [BindProperty]
    public string? Address { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!IsContributor)
            return Other();
        Contributions = await mine.OfAsync(person.Id!.Value, cancellation);
        Use = await storage.OfPersonAsync(person.Id!.Value, cancellation);
        return Page();
    }

    /// <summary>Starts a draft; a script asks for JSON, a form is led to the draft.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!IsContributor)
            return Forbid();
        var draft = await StartAsync(Resource.Start(site.Current.Id, person.Id!.Value, time.GetUtcNow()), cancellation);
        var address = Request.PathBase + ResourceAddress.Draft(draft.PublicId);
        return Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal)
            ? new JsonResult(new { id = draft.PublicId, holder = draft.Holder, address })
            : Redirect(address);
    }

    /// <summary>Starts a draft with an address elsewhere, described as its page says.</summary>
    public async Task<IActionResult> OnPostLinkAsync(CancellationToken cancellation)
    {
        if (!IsContributor)
            return Forbid();
        try
        {
            var page = await links.ReadAsync(person.Id!.Value, Address, cancellation);
            var resource = Resource.Start(site.Current.Id, person.Id!.Value, time.GetUtcNow());
            db.Resources.Add(resource);
            links.Add(resource, resource.Latest, page);
            await db.SaveChangesAsync(cancellation);
            return Redirect(Request.PathBase + ResourceAddress.Draft(resource.Latest.PublicId));
        }
        catch (LinkRefusedException refused)
        {
            ModelState.AddModelError(nameof(Address), strings[refused.Key, refused.Detail]);
            return await OnGetAsync(cancellation);
        }
    }

    /// <summary>Starts a draft that is described like something one made earlier.</summary>
    public async Task<IActionResult> OnPostLikeAsync(string? earlier, CancellationToken cancellation)
    {
        if (!IsContributor)
            return Forbid();
        if (await drafts.FindAsync(earlier ?? "", cancellation) is not { } resource)
            return NotFound();
        var draft = await StartAsync(Resource.StartLike(resource.Versions.Single(v => v.PublicId == earlier), person.Id!.Value, time.GetUtcNow()), cancellation);
        return Redirect(Request.PathBase + ResourceAddress.Draft(draft.PublicId));
    }

    private async Task<ResourceVersion> StartAsync(Resource resource, CancellationToken cancellation)
    {
        db.Resources.Add(resource);
        await db.SaveChangesAsync(cancellation);
        return resource.Latest;
    }

    private bool IsContributor => person.Can(ResourcePermissions.Contribute);

    // A teacher of one school who comes to the portal's page is led to the school's; of several, asked.
    private IActionResult Other()
    {
        Elsewhere = [.. sites.Schools.Where(s => person.CanAt(s.Id, ResourcePermissions.Contribute))];
        if (!site.Current.IsPortal || Elsewhere.Count == 0)
            return Forbid();
        return Elsewhere.Count == 1 ? Redirect(Elsewhere[0].PathPrefix + ResourceAddress.Contributions) : Page();
    }
}
