using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts.Letters;

namespace OerPortal.Accounts.Pages;

/// <summary>A new password by the link of a letter. Looking at the page uses nothing up: programs that look through mails do that.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class NewPasswordModel(PasswordLinks links, IStringLocalizer strings) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Secret { get; set; } = "";

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Whose link it is; null when it is over.</summary>
    public string? UserName { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation) => UserName = (await links.FindAsync(Secret, cancellation))?.UserName;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await links.FindAsync(Secret, cancellation) is not { } person)
            return Page();
        var fault = await links.UseAsync(person, Secret, Password ?? "", HttpContext.Connection.RemoteIpAddress, cancellation);
        if (fault is null)
            return Redirect($"~/dang-nhap?xong=mat-khau&ten={Uri.EscapeDataString(person.UserName!)}");
        if (fault == PasswordLinks.LinkIsOver)
            return Page();
        UserName = person.UserName;
        ModelState.AddModelError(nameof(Password), strings[AccountFaults.Key(fault)]);
        return Page();
    }
}
