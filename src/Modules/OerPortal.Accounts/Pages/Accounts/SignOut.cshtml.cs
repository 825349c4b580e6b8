using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Security;

namespace OerPortal.Accounts.Pages;

[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class SignOutModel(ISignedIn signedIn, IEnumerable<IAfterSignOut> after, ICurrentPerson person) : PageModel
{
    public IActionResult OnGet() => person.IsSignedIn ? Page() : Redirect("~/");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var next = after.Select(a => a.Next(HttpContext)).FirstOrDefault(address => address is not null);
        await signedIn.SignOutAsync(HttpContext, cancellation);
        return Redirect(next ?? "~/");
    }
}
