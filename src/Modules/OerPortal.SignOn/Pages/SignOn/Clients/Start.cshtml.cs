using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Accounts;
using OerPortal.Cms.Sites;
using OerPortal.SignOn.Clients;
using OpenIddict.Client;
using OpenIddict.Client.AspNetCore;

namespace OerPortal.SignOn.Pages;

/// <summary>Leads to a provider, to sign in or to link an account. The page itself is seen when the provider does not answer.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class StartModel(SignOnSettings settings, OpenIddictClientService client, ISignedIn signedIn, Tickets tickets, ISiteContext site) : PageModel
{
    /// <summary>In the properties that come back: linking, by whom.</summary>
    internal const string LinksFor = "oer.link";

    internal const string Shared = "oer.shared";

    public OutsideProvider Provider { get; private set; } = null!;

    /// <summary>The address from which the person came.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Ve { get; set; }

    public async Task<IActionResult> OnGetAsync(string provider, [FromQuery(Name = "chung")] bool isShared, [FromQuery(Name = "lien-ket")] string? ticket, CancellationToken cancellation)
    {
        if (!site.Current.IsPortal || settings.Find(provider) is not { } found)
            return NotFound();
        Provider = found;
        var properties = new AuthenticationProperties { RedirectUri = Url.IsLocalUrl(Ve) ? Ve : null };
        properties.SetString(OpenIddictClientAspNetCoreConstants.Properties.ProviderName, found.Id);
        properties.SetString(Shared, isShared ? "true" : null);
        if (ticket is not null)
        {
            if (signedIn.MarkOf(HttpContext) is not { } mark || !tickets.MayLink(ticket, mark, found.Id))
                return Redirect(SignOnAddress.Own);
            properties.SetString(LinksFor, mark.PersonId.ToString());
        }

        if (await client.ConfigurationOfAsync(found, cancellation) is not null)
            return Challenge(properties, OpenIddictClientAspNetCoreDefaults.AuthenticationScheme);
        Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Page();
    }
}
