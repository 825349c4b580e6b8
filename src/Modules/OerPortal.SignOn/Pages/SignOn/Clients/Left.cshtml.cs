using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Sites;
using OpenIddict.Client.AspNetCore;

namespace OerPortal.SignOn.Pages;

/// <summary>Where a provider sends people back to who have signed out there as well.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class LeftModel(SignOnSettings settings, ISiteContext site) : PageModel
{
    public OutsideProvider Provider { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string provider)
    {
        if (!site.Current.IsPortal || settings.Find(provider) is not { } found)
            return NotFound();
        // Somebody called the address without having been there, or it went wrong on the way.
        if (!(await HttpContext.AuthenticateAsync(OpenIddictClientAspNetCoreDefaults.AuthenticationScheme)).Succeeded)
            return Redirect(SignOnAddress.Leave(found.Id));
        Provider = found;
        return Page();
    }
}
