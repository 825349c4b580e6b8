using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts.Letters;
using OerPortal.Accounts.Models;
using OerPortal.Accounts.SignIn;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;

namespace OerPortal.Accounts.Pages;

/// <summary>The answer to an invitation that came by letter: with the account one has, or with a new one.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class AcceptInvitationModel(
    MailInvitations invitations, Sessions sessions, Landing landing, ISiteContext site, ICurrentPerson person, IStringLocalizer strings) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Secret { get; set; } = "";

    [BindProperty]
    public AcceptInput Input { get; set; } = new();

    /// <summary>Null when the link is over.</summary>
    public MailInvitation? Invitation { get; private set; }

    public string SiteName => site.Current.Name;

    public string? SignedInAs => person.IsSignedIn ? person.DisplayName : null;

    public bool HasAccount { get; private set; }

    public string? AgreeFault { get; private set; }

    public string Here => Request.PathBase + Request.Path;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await ShowAsync(cancellation);
        Input.DisplayName = Invitation?.Name;
    }

    public async Task<IActionResult> OnPostTakeAsync(CancellationToken cancellation)
    {
        await ShowAsync(cancellation);
        if (Invitation is null || person.Id is not { } me)
            return Page();
        try
        {
            await invitations.AcceptAsync(Invitation, me, cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Over();
        }

        return Redirect("~/toi?xong=nhan-loi");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await ShowAsync(cancellation);
        if (Invitation is null || HasAccount || person.IsSignedIn)
            return Page();
        if (!Input.Agrees)
        {
            AgreeFault = strings["accounts.register.agreeMissing"];
            return Page();
        }

        try
        {
            var outcome = await invitations.AcceptAsync(Invitation, Input.DisplayName ?? "", Input.Password ?? "", strings["accounts.register.agree"], cancellation);
            foreach (var fault in outcome.Faults)
                ModelState.AddModelError(AccountFaults.Field(fault), strings[AccountFaults.Key(fault)]);
            if (outcome.Person is not { } made)
                return Page();
            var entered = await sessions.StartAsync(HttpContext, made, isShared: false, cancellation);
            var target = landing.After(null, Url);
            return LocalRedirect(entered.MustSetUpSecondStep() ? SessionCookieEvents.SecondStepAddress(Request, target) : target);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Over();
        }
    }

    // Somebody was first with the same link.
    private PageResult Over()
    {
        Invitation = null;
        return Page();
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        Invitation = await invitations.FindAsync(Secret, cancellation);
        HasAccount = Invitation is { } found && await invitations.HasAccountAsync(found.Address, cancellation);
    }
}

internal sealed class AcceptInput
{
    public string? DisplayName { get; set; }

    public string? Password { get; set; }

    public bool Agrees { get; set; }
}
