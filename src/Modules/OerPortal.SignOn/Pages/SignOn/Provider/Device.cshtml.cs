using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.SignOn.Models;
using OerPortal.SignOn.Provider;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace OerPortal.SignOn.Pages;

/// <summary>Somebody types the code that a device shows, sees what the device wants, and lets it in or not (RFC 8628 §3.3).</summary>
[Authorize]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class DeviceModel(SystemDesk desk, Visits visits, ISignedIn signedIn, DeviceTries tries, INotices notices, ISiteContext site, IStringLocalizer strings, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "user_code")]
    public string? Code { get; set; }

    /// <summary>Null until a code was found.</summary>
    public RegisteredSystem? System { get; private set; }

    public IReadOnlyList<string> Wanted { get; private set; } = [];

    public string? Done { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? xong, CancellationToken cancellation)
    {
        if (!site.Current.IsPortal)
            return NotFound();
        Done = xong switch { "duoc" => strings["signon.device.done"].Value, "khong" => strings["signon.device.denied"].Value, _ => null };
        if (string.IsNullOrWhiteSpace(Code))
            return Page();
        // OpenIddict compares it letter by letter.
        if (UserCode.Read(Code) is { } read && read != Code)
            return Redirect($"{SignOnAddress.Device}?user_code={read}");
        await FindAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAcceptAsync(CancellationToken cancellation)
    {
        if (!site.Current.IsPortal)
            return NotFound();
        if (signedIn.MarkOf(HttpContext) is not { } here || await FindAsync(cancellation) is not { } asked)
            return Page();
        var device = await signedIn.StartForDeviceAsync(here, System!.DisplayName!, cancellation);
        if (await signedIn.FindAsync(device, cancellation) is not { } person)
            return Page();
        Guid? standsOn = Guid.TryParse(asked.GetAuthorizationId(), out var allowance) ? allowance : null;
        var principal = await visits.BeginAsync(System, device, person, asked.GetScopes(), standsOn, cancellation);
        await notices.TellAsync(new Notice(person.Id, "signon.notice.device", [System.DisplayName!, time.GetUtcNow().Moment()], SignOnAddress.Own, $"device:{device.SessionId}"), cancellation);
        return SignIn(principal, new AuthenticationProperties { RedirectUri = SignOnAddress.Device + "?xong=duoc" }, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    public async Task<IActionResult> OnPostDenyAsync(CancellationToken cancellation)
    {
        if (!site.Current.IsPortal)
            return NotFound();
        return await FindAsync(cancellation) is null
            ? Page()
            : Forbid(new AuthenticationProperties { RedirectUri = SignOnAddress.Device + "?xong=khong" }, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    /// <summary>What the device with the code wants; else says what is wrong with the code.</summary>
    private async Task<ClaimsPrincipal?> FindAsync(CancellationToken cancellation)
    {
        var personId = signedIn.MarkOf(HttpContext)?.PersonId ?? Guid.Empty;
        if (tries.AreTooMany(personId))
        {
            var seconds = tries.SecondsLeft();
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            return Refuse(strings.Count("signon.device.wait", (seconds + 59) / 60));
        }

        var found = (await HttpContext.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)).Principal;
        if (found?.GetClaim(Claims.ClientId) is { Length: > 0 } clientId && await desk.ByClientIdAsync(clientId, cancellation) is { } system)
        {
            System = system;
            Wanted = [.. GrantedScopes.All.Where(found.GetScopes().Contains)];
            return found;
        }

        tries.Count(personId);
        return Refuse(strings["signon.device.wrong"]);
    }

    private ClaimsPrincipal? Refuse(string sentence)
    {
        ModelState.AddModelError(nameof(Code), sentence);
        return null;
    }
}
