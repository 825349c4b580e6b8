using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts.Members;
using OerPortal.Accounts.Passwords;
using OerPortal.Cms.Security;

namespace OerPortal.Accounts.Pages;

[Authorize]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class EraseModel(OwnAccount account, PersonalData data, ICurrentPerson person, IStringLocalizer strings) : PageModel
{
    [BindProperty]
    public string? Password { get; set; }

    public string? Refused { get; private set; }

    public string UserName { get; private set; } = "";

    public async Task OnGetAsync(CancellationToken cancellation)
        => UserName = (await account.FindAsync(person.Id!.Value, cancellation)).UserName!;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var me = await account.FindAsync(person.Id!.Value, cancellation);
        UserName = me.UserName!;
        var known = await account.KnowsPasswordAsync(me, Password ?? "", cancellation);
        if (known.Wait > TimeSpan.Zero)
        {
            Refused = this.MustWait(known.Wait, strings);
            return Page();
        }

        if (!known.Succeeded)
        {
            ModelState.AddModelError(nameof(Password), strings["accounts.password.wrong"]);
            return Page();
        }

        if (!await data.EraseAsync(me.Id, cancellation))
        {
            Refused = strings["accounts.erase.lastAdministrator"];
            return Page();
        }

        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        return Redirect("~/");
    }
}
