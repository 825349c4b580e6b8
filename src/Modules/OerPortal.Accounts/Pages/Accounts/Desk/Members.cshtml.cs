using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts.Members;
using OerPortal.Cms.Security;

namespace OerPortal.Accounts.Pages;

[RequiresPermission(Permissions.ReadersId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class MembersModel(Memberships memberships, IStringLocalizer strings) : PageModel
{
    /// <summary>Part of a name to look for.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Ten { get; set; }

    [BindProperty(SupportsGet = true)]
    public SiteRole? Vai { get; set; }

    [BindProperty]
    public string? Login { get; set; }

    [BindProperty]
    public SiteRole Role { get; set; }

    public IReadOnlyList<Member> Items { get; private set; } = [];

    public IReadOnlyList<AskingPerson> Asking { get; private set; } = [];

    public IReadOnlyList<SiteRole> Grantable => memberships.Grantable;

    public bool ManagesRoles => memberships.ManagesRoles;

    public int Total { get; private set; }

    public int Number { get; private set; } = 1;

    public int PageCount { get; private set; }

    public string? Done { get; private set; }

    public string PageUrl(int number) => QueryString.Create(new Dictionary<string, string?> { ["ten"] = Ten, ["vai"] = Vai?.ToString(), ["trang"] = number.ToString() }).ToString();

    public async Task OnGetAsync(int trang, string? xong, CancellationToken cancellation)
    {
        Number = Math.Clamp(trang, 1, 10_000);
        Done = xong switch
        {
            "them" => strings["accounts.members.done.added"].Value,
            "moi" => strings["accounts.members.done.invited"].Value,
            "tra-loi" => strings["accounts.members.done.answered"].Value,
            "go" => strings["accounts.members.done.removed"].Value,
            _ => null,
        };
        await ShowAsync(cancellation);
    }

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancellation)
    {
        if (!ManagesRoles)
            return Forbid();
        if (string.IsNullOrWhiteSpace(Login))
            ModelState.AddModelError(nameof(Login), strings["accounts.signIn.loginMissing"]);
        else if (!Grantable.Contains(Role))
            ModelState.AddModelError(nameof(Role), strings["accounts.members.roleNotYours"]);
        if (ModelState.IsValid)
            return Redirect(await memberships.AddAsync(Login!, Role, cancellation) == Adding.Added ? "~/quan-tri/thanh-vien?xong=them" : "~/quan-tri/thanh-vien?xong=moi");
        await ShowAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAnswerAsync(Guid who, bool welcome, CancellationToken cancellation)
        => await memberships.AnswerAsync(who, welcome, cancellation) ? Redirect("~/quan-tri/thanh-vien?xong=tra-loi") : NotFound();

    private async Task ShowAsync(CancellationToken cancellation)
    {
        (Items, Total) = await memberships.ListAsync(Ten, Vai, Number, cancellation);
        PageCount = (Total + Memberships.PageSize - 1) / Memberships.PageSize;
        Asking = await memberships.AskingAsync(cancellation);
    }
}
