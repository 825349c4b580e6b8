using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts.SecondSteps;
using OerPortal.Accounts.SignIn;
using OerPortal.Cms.Security;

namespace OerPortal.Accounts.Pages;

/// <summary>The second step of signing in. Whoever has not done the first is sent back to it.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class SignInCodeModel(
    HalfSignedIn half, SecondStepCheck check, SignInAttempts attempts, KnownDevices devices, Sessions sessions, Landing landing, ICurrentPerson person, IStringLocalizer strings) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Ve { get; set; }

    public string? Refused { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (person.IsSignedIn)
            return LocalRedirect(Target());
        return await half.FindAsync(HttpContext, cancellation) is null ? Again() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await half.FindAsync(HttpContext, cancellation) is not { } found)
            return Again();
        var attempt = await attempts.BeginCodeAsync(found.Person.Id, devices.MarkOf(Request, found.Person.Id), cancellation);
        var outcome = await check.CheckAsync(found.Person, Code, attempt, cancellation);
        if (!outcome.Fits)
            return Refuse(outcome.Wait);
        await HalfSignedIn.EndAsync(HttpContext);
        await sessions.StartAsync(HttpContext, found.Person, found.IsShared, cancellation);
        return found.Person.PasswordIsTemporary ? RedirectToPage("/Accounts/ChangePassword", new { ve = Ve }) : LocalRedirect(Target());
    }

    private PageResult Refuse(TimeSpan wait)
    {
        Refused = wait > TimeSpan.Zero ? this.MustWait(wait, strings) : strings["accounts.code.wrong"];
        return Page();
    }

    private RedirectToPageResult Again() => RedirectToPage("/Accounts/SignIn", new { ve = Ve });

    private string Target() => landing.After(Ve, Url);
}
