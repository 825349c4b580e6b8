using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Accounts.Passkeys;
using OerPortal.Accounts.SignIn;

namespace OerPortal.Accounts.Pages;

/// <summary>Signs in whose device answered the sign-in page's question. The page itself is seen only when that did not go well.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class PasskeySignInModel(PasskeyRing ring, Sessions sessions, Landing landing) : PageModel
{
    [BindProperty]
    public string? Ve { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    [BindProperty]
    public bool IsShared { get; set; }

    public IActionResult OnGet() => RedirectToPage("/Accounts/SignIn");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await ring.EnterAsync(HttpContext, Answer ?? "") is not { } person)
            return Page();
        var entered = await sessions.StartAsync(HttpContext, person, IsShared, cancellation);
        var target = landing.After(Ve, Url);
        return LocalRedirect(entered.MustSetUpSecondStep() ? SessionCookieEvents.SecondStepAddress(Request, target) : target);
    }
}
