using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts.Letters;
using OerPortal.Accounts.Members;
using OerPortal.Accounts.Models;
using OerPortal.Cms.Mail;
using OerPortal.Cms.Security;

namespace OerPortal.Accounts.Pages;

/// <summary>Invitations of the current site by letter.</summary>
[RequiresPermission(Permissions.InviteId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class InviteModel(MailInvitations invitations, IMail mail, TimeProvider time, IStringLocalizer strings) : PageModel
{
    [BindProperty]
    public InviteInput Input { get; set; } = new();

    public IReadOnlyList<MailInvitation> Waiting { get; private set; } = [];

    public IReadOnlyList<SiteRole> Grantable => invitations.Grantable;

    public bool IsSet => mail.IsSet;

    public string? Refused { get; private set; }

    public string? Done { get; private set; }

    public bool IsOver(MailInvitation invitation) => invitation.ExpiresAt <= time.GetUtcNow();

    public async Task OnGetAsync(string? xong, CancellationToken cancellation)
    {
        Done = xong switch
        {
            "gui" => strings["accounts.invite.done.sent"].Value,
            "thoi" => strings["accounts.invite.done.ended"].Value,
            _ => null,
        };
        Waiting = await invitations.WaitingAsync(cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var address = (Input.Address ?? "").Trim();
        var name = string.Join(' ', (Input.Name ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (!Registration.IsAddress(address))
            ModelState.AddModelError("Input.Address", strings[AccountFaults.Key(Registration.EmailMalformed)]);
        if (name.Length > Person.DisplayNameLength)
            ModelState.AddModelError("Input.Name", strings[AccountFaults.Key(Registration.NameTooLong)]);
        if (!Grantable.Contains(Input.Role))
            ModelState.AddModelError("Input.Role", strings["accounts.members.roleNotYours"]);
        return await SendAsync(address, name, Input.Role, cancellation);
    }

    public async Task<IActionResult> OnPostAgainAsync(Guid id, CancellationToken cancellation)
    {
        Waiting = await invitations.WaitingAsync(cancellation);
        return Waiting.FirstOrDefault(i => i.Id == id) is { } one && Grantable.Contains(one.Role) ? await SendAsync(one.Address, one.Name, one.Role, cancellation) : NotFound();
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancellation)
        => await invitations.EndAsync(id, cancellation) ? Redirect("~/quan-tri/moi-qua-thu?xong=thoi") : NotFound();

    private async Task<IActionResult> SendAsync(string address, string name, SiteRole role, CancellationToken cancellation)
    {
        if (IsSet && ModelState.IsValid)
        {
            var wait = await invitations.InviteAsync(address, name, role, cancellation);
            if (wait == TimeSpan.Zero)
                return Redirect("~/quan-tri/moi-qua-thu?xong=gui");
            Refused = this.MustWait(wait, strings, "accounts.letter.wait");
        }

        Waiting = await invitations.WaitingAsync(cancellation);
        return Page();
    }
}

internal sealed class InviteInput
{
    public string? Address { get; set; }

    public string? Name { get; set; }

    public SiteRole Role { get; set; } = SiteRole.Teacher;
}
