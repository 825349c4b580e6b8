using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Accounts.SignIn;
using OerPortal.Cms.Security;

namespace OerPortal.Accounts.Pages;

[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class SignOutModel(Sessions sessions, ICurrentPerson person) : PageModel
{
    public IActionResult OnGet() => person.IsSignedIn ? Page() : Redirect("~/");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var wasShared = await sessions.EndAsync(HttpContext, cancellation);

        // The next person at this computer must not page back into what was read.
        Response.Headers["Clear-Site-Data"] = wasShared ? SharedComputers.LeavesNothing : "\"cache\"";
        return Redirect("~/");
    }
}
