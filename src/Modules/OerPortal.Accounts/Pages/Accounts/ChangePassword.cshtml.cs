using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts.Members;
using OerPortal.Accounts.Passwords;
using OerPortal.Accounts.SignIn;
using OerPortal.Cms.Security;

namespace OerPortal.Accounts.Pages;

[Authorize]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ChangePasswordModel(OwnAccount account, ICurrentPerson person, IStringLocalizer strings) : PageModel
{
    [BindProperty]
    public ChangePasswordInput Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Ve { get; set; }

    public bool IsTemporary { get; private set; }

    /// <summary>A role was given that a reader's password does not wake.</summary>
    public bool NeedsLonger { get; private set; }

    public int MinLength { get; private set; } = PasswordRules.MinLength;

    public string? Refused { get; private set; }

    public string UserName { get; private set; } = "";

    public Task OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var outcome = await account.ChangePasswordAsync(HttpContext, person.Id!.Value, Input.Current ?? "", Input.Password ?? "", cancellation);
        if (outcome.Succeeded)
            return Url.IsLocalUrl(Ve) ? LocalRedirect(Ve) : Redirect("~/toi?xong=mat-khau");
        if (outcome.Wait > TimeSpan.Zero)
        {
            Refused = this.MustWait(outcome.Wait, strings);
        }
        else if (outcome.Fault == OwnAccount.WrongPassword)
        {
            ModelState.AddModelError("Input.Current", strings["accounts.password.wrong"]);
        }
        else
        {
            ModelState.AddModelError("Input.Password", strings[AccountFaults.Key(outcome.Fault!)]);
        }

        await ShowAsync(cancellation);
        return Page();
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        var me = await account.FindAsync(person.Id!.Value, cancellation);
        IsTemporary = me.PasswordIsTemporary;
        NeedsLonger = User.NeedsALongPassword();
        MinLength = await account.IsReaderAsync(person.Id.Value, cancellation) ? PasswordRules.ReadersMinLength : PasswordRules.MinLength;
        UserName = me.UserName!;
    }
}

internal sealed class ChangePasswordInput
{
    public string? Current { get; set; }

    public string? Password { get; set; }
}
