using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts.Members;
using OerPortal.Cms.Security;

namespace OerPortal.Accounts.Pages;

/// <summary>One person of the current site: their card, and their roles for who may change those. Who is not of this site is unknown here.</summary>
[RequiresPermission(Permissions.ReadersId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class MemberModel(Memberships memberships, IStringLocalizer strings) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public List<SiteRole> Roles { get; set; } = [];

    public Member Who { get; private set; } = null!;

    public IReadOnlyList<SiteRole> Grantable => memberships.Grantable;

    public bool ManagesRoles => memberships.ManagesRoles;

    public bool MayResetPassword { get; private set; }

    public bool MayResetSecondStep { get; private set; }

    public bool IsSaved { get; private set; }

    public bool IsSecondStepReset { get; private set; }

    public string? Refused { get; private set; }

    /// <summary>Shown once, in this answer only.</summary>
    public SignInCard? NewCard { get; private set; }

    // Its name would make it a form's handler.
    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!ManagesRoles && context.HandlerMethod is not ({ HttpMethod: "Get" } or { Name: "Password" }))
            context.Result = Forbid();
        else if (!await LoadAsync(HttpContext.RequestAborted))
            context.Result = NotFound();
        else
            await next();
    }

    public void OnGet(bool luu, string? xong)
    {
        IsSaved = luu;
        IsSecondStepReset = xong == "hai-buoc";
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
        => await ChangeAsync(Roles, $"~/quan-tri/thanh-vien/{Id}?luu=true", cancellation);

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellation)
        => await ChangeAsync([], "~/quan-tri/thanh-vien?xong=go", cancellation);

    public async Task<IActionResult> OnPostPasswordAsync(CancellationToken cancellation)
    {
        if (!MayResetPassword)
            return Forbid();
        NewCard = new SignInCard(Who.DisplayName, Who.UserName, await memberships.ResetPasswordAsync(Id, cancellation));
        return Page();
    }

    public async Task<IActionResult> OnPostSecondStepAsync(CancellationToken cancellation)
    {
        if (!MayResetSecondStep)
            return NotFound();
        await memberships.ResetSecondStepAsync(Id, cancellation);
        return Redirect($"~/quan-tri/thanh-vien/{Id}?xong=hai-buoc");
    }

    private async Task<IActionResult> ChangeAsync(List<SiteRole> roles, string next, CancellationToken cancellation)
    {
        if (await memberships.SetRolesAsync(Id, roles, cancellation))
        {
            // Somebody without a role here is not of this site any more.
            return Redirect(roles.Count == 0 && !await LoadAsync(cancellation) ? "~/quan-tri/thanh-vien?xong=go" : next);
        }

        Refused = strings["accounts.member.lastAdministrator"];
        return Page();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        var found = await memberships.FindAsync(Id, cancellation);
        if (found is null)
            return false;
        Who = found;
        MayResetSecondStep = await memberships.MayResetSecondStepAsync(Id, cancellation);
        MayResetPassword = await memberships.MayResetPasswordAsync(Id, cancellation);
        return true;
    }
}
