using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts.Members;
using OerPortal.Accounts.Models;
using OerPortal.Accounts.SecondSteps;
using OerPortal.Accounts.SignIn;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;

namespace OerPortal.Accounts.Pages;

/// <summary>One's own second step: on with a code of the app, off or new recovery codes with password and code.</summary>
[Authorize]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class SecondStepModel(
    OwnAccount account, SecondStepSetup setup, SecondStepCheck check, RecoveryCodes recovery, SignInAttempts attempts,
    ICurrentPerson person, ISiteContext site, IStringLocalizer strings) : PageModel
{
    private AuthenticatorKey? _key;
    private Person _me = null!;

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Ve { get; set; }

    /// <summary>Since when it is on; null while it is off.</summary>
    public DateTimeOffset? Since { get; private set; }

    public int CodesLeft { get; private set; }

    /// <summary>Shown once, in this answer only.</summary>
    public IReadOnlyList<string>? Codes { get; private set; }

    public string? Refused { get; private set; }

    /// <summary>Nothing else opens before it is on.</summary>
    public bool IsDemanded => User.MustSetUpSecondStep();

    public string UserName => _me.UserName!;

    public string GroupedKey => _key!.Grouped;

    public string AppAddress => _key!.Address(site.Portal.Name, UserName);

    public string Onward => Url.IsLocalUrl(Ve) ? Ve! : Url.Content("~/toi");

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        _me = await account.FindAsync(person.Id!.Value, cancellation);
        await ShowAsync(cancellation);
    }

    public async Task<IActionResult> OnPostOnAsync(CancellationToken cancellation)
    {
        _me = await account.FindAsync(person.Id!.Value, cancellation);
        Codes = await setup.TurnOnAsync(HttpContext, _me, Typed, cancellation);
        if (Codes is null)
            ModelState.AddModelError(nameof(Code), strings["accounts.second.wrong"]);
        await ShowAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostOffAsync(CancellationToken cancellation)
    {
        if (!await IsProvenAsync(cancellation))
            return Page();
        await setup.TurnOffAsync(HttpContext, _me, cancellation);
        return Redirect("~/toi?xong=hai-buoc-tat");
    }

    public async Task<IActionResult> OnPostCodesAsync(CancellationToken cancellation)
    {
        if (await IsProvenAsync(cancellation))
            Codes = await setup.RenewCodesAsync(_me, cancellation);
        return Page();
    }

    private string Typed => string.Concat((Code ?? "").Where(char.IsAsciiDigit));

    /// <summary>Password and code, both; else the page says what was wrong.</summary>
    private async Task<bool> IsProvenAsync(CancellationToken cancellation)
    {
        _me = await account.FindAsync(person.Id!.Value, cancellation);
        var known = await account.KnowsPasswordAsync(_me, Password ?? "", cancellation);
        var outcome = known.Succeeded
            ? await check.CheckAsync(_me, Code, await attempts.BeginOwnCodeAsync(_me.Id, cancellation), cancellation)
            : new CodeOutcome(false, known.Wait);
        if (outcome.Fits)
            return true;
        if (outcome.Wait > TimeSpan.Zero)
        {
            Refused = this.MustWait(outcome.Wait, strings);
        }
        else
        {
            // Which of the two was wrong would help a guesser.
            Refused = strings["accounts.second.notProven"];
        }

        await ShowAsync(cancellation);
        return false;
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        Since = (await setup.FindAsync(_me.Id, cancellation))?.Since;
        if (Since is null)
            _key = await setup.KeyAsync(_me, cancellation);
        else
            CodesLeft = await recovery.LeftAsync(_me.Id, cancellation);
    }
}
