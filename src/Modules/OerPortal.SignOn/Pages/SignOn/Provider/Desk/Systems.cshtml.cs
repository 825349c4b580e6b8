using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.SignOn.Models;
using OerPortal.SignOn.Provider;

namespace OerPortal.SignOn.Pages.Desk;

/// <summary>The systems that sign people in by the portal.</summary>
[RequiresPermission(Permissions.SystemsId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class SystemsModel(SystemDesk desk, PortalAddress portal, ISiteContext site) : PageModel
{
    public IReadOnlyList<RegisteredSystem> Systems { get; private set; } = [];

    /// <summary>What systems are told to look at.</summary>
    public string Discovery => portal.OriginOr(Request) + "/.well-known/openid-configuration";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!site.Current.IsPortal)
            return NotFound();
        Systems = await desk.ListAsync(cancellation);
        return Page();
    }
}
