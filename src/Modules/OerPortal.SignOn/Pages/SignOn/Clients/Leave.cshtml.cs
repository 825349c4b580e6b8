using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.SignOn.Clients;
using OpenIddict.Client;
using OpenIddict.Client.AspNetCore;

namespace OerPortal.SignOn.Pages;

/// <summary>
/// Somebody has signed out here and is still signed in at the provider by which they came: they may sign out there as well, where it can be asked to
/// (OpenID Connect RP-Initiated Logout 1.0).
/// </summary>
[ContentSecurity(OidcPage.LeavesThePortal)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class LeaveModel(SignOnSettings settings, OpenIddictClientService client, ISiteContext site) : PageModel
{
    public OutsideProvider Provider { get; private set; } = null!;

    /// <summary>Whether the provider can be asked to.</summary>
    public bool MayAsk { get; private set; }

    public async Task<IActionResult> OnGetAsync(string provider, CancellationToken cancellation) => await FindAsync(provider, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string provider, CancellationToken cancellation)
    {
        if (!await FindAsync(provider, cancellation))
            return NotFound();
        if (!MayAsk)
            return Page();
        var properties = new AuthenticationProperties();
        properties.SetString(OpenIddictClientAspNetCoreConstants.Properties.ProviderName, Provider.Id);
        return SignOut(properties, OpenIddictClientAspNetCoreDefaults.AuthenticationScheme);
    }

    private async Task<bool> FindAsync(string provider, CancellationToken cancellation)
    {
        if (!site.Current.IsPortal || settings.Find(provider) is not { } found)
            return false;
        Provider = found;
        MayAsk = (await client.ConfigurationOfAsync(found, cancellation))?.EndSessionEndpoint is not null;
        return true;
    }
}
