using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts.Passwords;
using OerPortal.Accounts.SecondSteps;
using OerPortal.Accounts.SignIn;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;

namespace OerPortal.Accounts.Pages;

[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class SignInModel(
    SignInCheck check, Sessions sessions, Landing landing, ICurrentPerson person, ISiteContext site, IStringLocalizer strings, IHostEnvironment environment) : PageModel
{
    [BindProperty]
    public SignInInput Input { get; set; } = new();

    /// <summary>Local address to go back to afterwards.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Ve { get; set; }

    public string? Refused { get; private set; }

    public bool CanRegister => site.HasFeature("registration");

    public bool HasHints => environment.IsDevelopment();

    /// <summary>Somebody has just set a new one by the link of a letter.</summary>
    public bool IsPasswordNew { get; private set; }

    public IActionResult OnGet(string? ten, string? xong)
    {
        IsPasswordNew = xong == "mat-khau";
        if (person.IsSignedIn)
            return Redirect(Target());
        if (HttpContext.Items.ContainsKey(AccountClaims.NeedsSecondStep))
            return Redirect(SessionCookieEvents.SecondStepAddress(Request, Target()));
        Input.Login = ten;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(Input.Login))
            ModelState.AddModelError("Input.Login", strings["accounts.signIn.loginMissing"]);
        if (string.IsNullOrEmpty(Input.Password))
            ModelState.AddModelError("Input.Password", strings["accounts.signIn.passwordMissing"]);
        if (!ModelState.IsValid)
            return Page();

        var outcome = Input.Login!.Length > 200 || Input.Password!.Length > PasswordRules.MaxLength
            ? new SignInOutcome(null, TimeSpan.Zero)
            : await check.CheckAsync(Input.Login, Input.Password, HttpContext, cancellation);
        if (outcome.Person is null)
            return Refuse(outcome.Wait);

        if (outcome.Person.TwoFactorEnabled)
        {
            await HalfSignedIn.BeginAsync(HttpContext, outcome.Person, Input.IsShared);
            return RedirectToPage("/Accounts/SignInCode", new { ve = Ve });
        }

        var entered = await sessions.StartAsync(HttpContext, outcome.Person, Input.IsShared, cancellation);
        return outcome.Person.PasswordIsTemporary || entered.NeedsALongPassword()
            ? RedirectToPage("/Accounts/ChangePassword", new { ve = Ve })
            : LocalRedirect(entered.MustSetUpSecondStep() ? SessionCookieEvents.SecondStepAddress(Request, Target()) : Target());
    }

    private PageResult Refuse(TimeSpan wait)
    {
        Refused = wait > TimeSpan.Zero ? this.MustWait(wait, strings) : strings["accounts.signIn.wrong"];
        return Page();
    }

    private string Target() => landing.After(Ve, Url);
}

internal sealed class SignInInput
{
    public string? Login { get; set; }

    public string? Password { get; set; }

    /// <summary>A computer others use too: the cookie goes with the browser.</summary>
    public bool IsShared { get; set; }
}
