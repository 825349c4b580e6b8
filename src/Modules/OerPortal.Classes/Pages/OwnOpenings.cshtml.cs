using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Classes.Models;
using OerPortal.Classes.Openings;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Sites;

namespace OerPortal.Classes.Pages;

/// <summary>One's own codes, and their end.</summary>
[Authorize]
[RequiresFeature("classes")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class OwnOpeningsModel(OpeningDesk desk, ISiteContext site, PortalAddress portal, TimeProvider time) : PageModel
{
    public IReadOnlyList<Opening> Openings { get; private set; } = [];

    /// <summary>The one that was made just now.</summary>
    public Opening? New { get; private set; }

    public bool IsEnded { get; private set; }

    /// <summary>Where codes are typed, as people read it out.</summary>
    public string DoorTyped
    {
        get
        {
            var address = portal.OriginOf(site.Current, Request) + Request.PathBase + OpeningAddress.Door;
            return address[(address.IndexOf("://", StringComparison.Ordinal) + 3)..];
        }
    }

    public async Task OnGetAsync(Guid? moi, string? xong, CancellationToken cancellation)
    {
        Openings = await desk.OwnAsync(cancellation);
        New = Openings.FirstOrDefault(o => o.Id == moi);
        IsEnded = xong == "het";
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancellation)
        => await desk.EndAsync(id, cancellation) ? LocalRedirect($"{Request.PathBase}{OpeningAddress.Own}?xong=het") : NotFound();

    public bool HasEnded(Opening opening) => opening.EndsAt <= time.GetUtcNow();
}
