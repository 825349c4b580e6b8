using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Sites;

namespace OerPortal.SignOn.Pages;

/// <summary>Where a provider sends people back to who have signed out there as well.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class LeftModel(SignOnSettings settings, ISiteContext site) : PageModel
{
    public OutsideProvider Provider { get; private set; } = null!;

    public IActionResult OnGet(string provider)
    {
        if (!site.Current.IsPortal || settings.Find(provider) is not { } found)
            return NotFound();
        Provider = found;
        return Page();
    }
}
