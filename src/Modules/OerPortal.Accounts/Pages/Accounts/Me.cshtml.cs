using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts.Members;
using OerPortal.Accounts.Models;
using OerPortal.Accounts.SignIn;
using OerPortal.Accounts.Tokens;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;

namespace OerPortal.Accounts.Pages;

[Authorize]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class MeModel(
    OwnAccount account, Sessions sessions, AccessTokens tokens, Notices notices, Invitations invitations, ICurrentPerson person, ISites sites, IStringLocalizer strings) : PageModel
{
    [BindProperty]
    public string? DisplayName { get; set; }

    public Person Account { get; private set; } = null!;

    public string? School { get; private set; }

    /// <summary>The school that has not yet confirmed its reader.</summary>
    public string? AskedSchool { get; private set; }

    /// <summary>Site names with the roles held there, in words.</summary>
    public IReadOnlyList<(Site Site, string Roles)> Roles { get; private set; } = [];

    /// <summary>What sites ask the person to become.</summary>
    public IReadOnlyList<(Site Site, SiteRole Role)> Invited { get; private set; } = [];

    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    /// <summary>Whether programs have access tokens of the person, which end with the other sessions.</summary>
    public bool HasTokens { get; private set; }

    public Guid? ThisSession => User.SessionId();

    public int Unread { get; private set; }

    public string? Done { get; private set; }

    public bool IsVietnamese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "vi";

    private Guid Me => person.Id!.Value;

    public async Task OnGetAsync(string? xong, bool moi, CancellationToken cancellation)
    {
        Done = (moi, xong) switch
        {
            (true, _) => strings["accounts.me.welcome"].Value,
            (_, "mat-khau") => strings["accounts.me.done.password"].Value,
            (_, "ten") => strings["accounts.me.done.name"].Value,
            (_, "hai-buoc-tat") => strings["accounts.me.done.secondStepOff"].Value,
            (_, "nhan-loi") => strings["accounts.me.done.accepted"].Value,
            (_, "tu-choi") => strings["accounts.me.done.declined"].Value,
            (_, "loi-moi-cu") => strings["accounts.me.done.invitationOld"].Value,
            (_, "phien") => strings["accounts.me.done.sessions"].Value,
            _ => null,
        };
        await ShowAsync(cancellation);
        DisplayName = Account.DisplayName;
    }

    public async Task<IActionResult> OnPostNameAsync(CancellationToken cancellation)
    {
        var name = string.Join(' ', (DisplayName ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (name.Length is 0 or > Person.DisplayNameLength)
        {
            var fault = name.Length == 0 ? Registration.NameMissing : Registration.NameTooLong;
            ModelState.AddModelError(nameof(DisplayName), strings[AccountFaults.Key(fault)]);
            await ShowAsync(cancellation);
            return Page();
        }

        await account.RenameAsync(HttpContext, Me, name, cancellation);
        return Redirect("~/toi?xong=ten");
    }

    public async Task<IActionResult> OnPostInvitationAsync(string? site, SiteRole role, bool accept, CancellationToken cancellation)
        => (string.IsNullOrEmpty(site) ? sites.Portal : sites.FindBySlug(site)) is { } asking && await invitations.AnswerAsync(Me, asking.Id, role, accept, cancellation) is { } taken
            ? Redirect(taken ? "~/toi?xong=nhan-loi" : accept ? "~/toi?xong=loi-moi-cu" : "~/toi?xong=tu-choi")
            : NotFound();

    public async Task<IActionResult> OnPostEndAsync(Guid session, CancellationToken cancellation)
        => await sessions.EndOneAsync(Me, session, cancellation) ? Redirect("~/toi?xong=phien") : NotFound();

    public async Task<IActionResult> OnPostEndOthersAsync(CancellationToken cancellation)
    {
        await sessions.EndOthersAsync(Me, ThisSession, cancellation);
        return Redirect("~/toi?xong=phien");
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        Account = await account.FindAsync(Me, cancellation);
        School = Account.HomeSiteId is { } home ? sites.Find(home)?.Name : null;
        AskedSchool = await account.AskedSchoolAsync(Me, cancellation) is { } asked ? sites.Find(asked)?.Name : null;
        Invited = [.. (await invitations.OfAsync(Me, cancellation)).Select(i => (sites.Find(i.SiteId)!, i.Role)).Where(i => i.Item1 is not null)];
        Sessions = await sessions.OfAsync(Me, cancellation);
        HasTokens = (await tokens.OfAsync(Me, cancellation)).Count > 0;
        Unread = await notices.CountUnreadAsync(Me, cancellation);
        Roles = [.. person.SiteIds
            .Select(sites.Find)
            .OfType<Site>()
            .OrderBy(s => s.IsPortal ? 0 : 1).ThenBy(s => s.Name, StringComparer.CurrentCulture)
            .Select(s => (s, RolesAt(s.Id)))];
    }

    private string RolesAt(Guid siteId)
        => string.Join(", ", person.RolesAt(siteId).Order().Select(r => strings[$"accounts.role.{r}"].Value));
}
