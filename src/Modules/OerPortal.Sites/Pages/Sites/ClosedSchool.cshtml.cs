using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Resources;
using OerPortal.Sites.Data;

namespace OerPortal.Sites.Pages.Sites;

/// <summary>What stands where the library site of a school was: that it is closed, and where to go. Addresses below the school lead here.</summary>
internal sealed class ClosedSchoolModel(ISites sites, ISiteContext site, SiteParts parts, ICurrentPerson person) : PageModel
{
    public Site School { get; private set; } = null!;

    public Closing Closing => School.Closing!;

    public Site? LedTo { get; private set; }

    /// <summary>What it contributed and is still there for whoever asks.</summary>
    public int Resources { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        if (!site.Current.IsPortal || sites.FindBySlug(slug) is not { Closing: not null } school)
            return NotFound();
        School = school;
        LedTo = Closing.LedTo is { } id && sites.Find(id) is { Closing: null } open ? open : null;
        Resources = (await parts.CountsAsync([school.Id], Viewer.From(person), cancellation)).GetValueOrDefault(school.Id);
        Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }
}
