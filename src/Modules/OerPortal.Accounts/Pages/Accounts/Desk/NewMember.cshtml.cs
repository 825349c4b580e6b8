using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts.Members;
using OerPortal.Accounts.Passwords;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;

namespace OerPortal.Accounts.Pages;

[RequiresPermission(Permissions.ReadersId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class NewMemberModel(
    Registration registration, Memberships memberships, ISiteContext site, ICurrentPerson person, IStringLocalizer strings) : PageModel
{
    [BindProperty]
    public NewMemberInput Input { get; set; } = new();

    public IReadOnlyList<SiteRole> Grantable => memberships.Grantable;

    /// <summary>Of the account just made; shown once, in this answer only.</summary>
    public SignInCard? Made { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!Grantable.Contains(Input.Role))
        {
            ModelState.AddModelError("Input.Role", strings["accounts.members.roleNotYours"]);
            return Page();
        }

        var password = Passphrase.New();
        var school = site.Current.IsPortal ? (Guid?)null : site.Current.Id;
        var outcome = await registration.EnterAsync(
            new NewPerson(Input.Login ?? "", Input.DisplayName ?? "", password, school),
            [(site.Current.Id, Input.Role)],
            person.Id,
            isTemporary: true,
            cancellation);
        foreach (var fault in outcome.Faults)
            ModelState.AddModelError(AccountFaults.Field(fault), strings[AccountFaults.Key(fault)]);
        if (outcome.Person is not null)
            Made = new SignInCard(outcome.Person.DisplayName, outcome.Person.UserName!, password);
        return Page();
    }
}

internal sealed class NewMemberInput
{
    public string? DisplayName { get; set; }

    public string? Login { get; set; }

    public SiteRole Role { get; set; } = SiteRole.Reader;
}
