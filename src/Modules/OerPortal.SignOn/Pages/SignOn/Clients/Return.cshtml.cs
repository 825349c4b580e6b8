using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts;
using OerPortal.Cms.Sites;
using OerPortal.SignOn.Clients;
using OpenIddict.Client.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace OerPortal.SignOn.Pages;

/// <summary>Where a provider sends people back to. The page itself is seen when they cannot go on.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ReturnModel(SignOnSettings settings, Arrivals arrivals, Tickets tickets, CameBy cameBy, IOutsideSignIn people, ISignedIn signedIn, ISiteContext site, IStringLocalizer strings) : PageModel
{
    public string Refused { get; private set; } = "";

    /// <summary>Whether signing in here with the portal's password is the next step.</summary>
    public bool SignsInHere { get; private set; } = true;

    public async Task<IActionResult> OnGetAsync(string provider, CancellationToken cancellation)
    {
        if (!site.Current.IsPortal || settings.Find(provider) is not { } from)
            return NotFound();
        if (HttpContext.GetOpenIddictClientResponse()?.Error is { } error)
            return Refuse(error == Errors.AccessDenied ? strings["signon.return.denied", from.Name] : strings["signon.return.failed", from.Name]);
        // Somebody called the address without having been anywhere.
        if (HttpContext.GetOpenIddictClientRequest() is null)
            return Refuse(strings["signon.return.failed", from.Name]);
        var answer = await HttpContext.AuthenticateAsync(OpenIddictClientAspNetCoreDefaults.AuthenticationScheme);
        if (answer is not { Succeeded: true, Properties: { } properties } || OutsideAccount.Read(from, answer.Principal) is not { } account)
            return Refuse(strings["signon.return.failed", from.Name]);
        return Guid.TryParse(properties.GetString(StartModel.LinksFor), out var linksFor)
            ? await LinkAsync(from, account, linksFor, cancellation)
            : await EnterAsync(from, account, properties.RedirectUri, properties.GetString(StartModel.Shared) == "true", cancellation);
    }

    private async Task<IActionResult> LinkAsync(OutsideProvider from, OutsideAccount account, Guid personId, CancellationToken cancellation)
    {
        SignsInHere = false;
        if (signedIn.MarkOf(HttpContext)?.PersonId != personId)
            return Refuse(strings["signon.return.other", from.Name]);
        return await arrivals.LinkAsync(account, personId, cancellation) switch
        {
            Linking.Done => Redirect(SignOnAddress.Own + "?xong=lien-ket"),
            Linking.OfSomebodyElse => Refuse(strings["signon.return.taken", from.Name]),
            _ => Refuse(strings["signon.return.hasOne", from.Name]),
        };
    }

    private async Task<IActionResult> EnterAsync(OutsideProvider from, OutsideAccount account, string? wanted, bool isShared, CancellationToken cancellation)
    {
        var (way, personId) = await arrivals.FindAsync(from, account, cancellation);
        if (way == ArrivalWay.New)
        {
            tickets.Keep(HttpContext, new Arrival(account, wanted, isShared));
            return Redirect(SignOnAddress.Arrival);
        }

        if (way == ArrivalWay.Known)
        {
            cameBy.Keep(HttpContext, personId, from);
            return await people.EnterAsync(HttpContext, personId, isShared, wanted, Url, cancellation) is { } next ? LocalRedirect(next) : Refuse(strings["signon.return.gone"]);
        }

        return Refuse(way == ArrivalWay.LinksFirst ? strings["signon.return.linkFirst", from.Name] : strings["signon.return.notHere", from.Name]);
    }

    private PageResult Refuse(string sentence)
    {
        Refused = sentence;
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Page();
    }
}
