using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using OerPortal.Accounts;
using OerPortal.Cms.Security;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;

namespace OerPortal.SignOn.Pages;

/// <summary>Somebody has signed out of a system, which asks whether they want to sign out here, and so everywhere (OpenID Connect RP-Initiated Logout 1.0).</summary>
[ContentSecurity(LeavesThePortal)]
internal sealed class EndSessionModel(IAntiforgery antiforgery, ISignedIn signedIn) : OidcPage(antiforgery)
{
    internal const string SignOutHere = "sign-out";
    internal const string Stay = "stay";

    protected override async Task<IActionResult> DecideAsync(OpenIddictRequest question, string? decision, CancellationToken cancellation)
    {
        if (signedIn.MarkOf(HttpContext) is not null && decision is not (SignOutHere or Stay))
            return Page();
        if (decision == SignOutHere)
            await signedIn.SignOutAsync(HttpContext, cancellation);
        // Back to the system where it named an address that is registered, else home.
        return SignOut(new AuthenticationProperties { RedirectUri = "/" }, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }
}
