using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts.Letters;
using OerPortal.Cms.Mail;

namespace OerPortal.Accounts.Pages;

/// <summary>Asks for a link to set a new password. Known and unknown names get the same answer, in like time.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ForgottenPasswordModel(PasswordLinks links, IMail mail, IStringLocalizer strings) : PageModel
{
    [BindProperty]
    public string? Login { get; set; }

    public bool IsSet => mail.IsSet;

    public bool IsAsked { get; private set; }

    public string? Refused { get; private set; }

    public void OnGet(string? ten, bool xong)
    {
        Login = ten;
        IsAsked = xong;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!IsSet)
            return Page();
        if (string.IsNullOrWhiteSpace(Login) || Login.Length > 200)
        {
            ModelState.AddModelError(nameof(Login), strings["accounts.signIn.loginMissing"]);
            return Page();
        }

        var wait = await links.AskAsync(Login, HttpContext.Connection.RemoteIpAddress, cancellation);
        if (wait == TimeSpan.Zero)
            return Redirect("~/quen-mat-khau?xong=true");
        Refused = this.MustWait(wait, strings, "accounts.letter.wait");
        return Page();
    }
}
