using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.SignOn.Models;
using OerPortal.SignOn.Provider;

namespace OerPortal.SignOn.Pages.Desk;

/// <summary>One registered system: changed, given a new secret, ended.</summary>
[RequiresPermission(Permissions.SystemsId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class OneSystemModel(SystemDesk desk, ISiteContext site, IStringLocalizer strings) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public SystemForm Input { get; set; } = new();

    public RegisteredSystem Registered { get; private set; } = null!;

    /// <summary>Made just now; in this answer only.</summary>
    public SystemSecret? Made { get; private set; }

    public string? Done { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? xong, CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        Input = SystemDesk.FormOf(Registered);
        Done = xong switch { "luu" => strings["signon.system.saved"].Value, "ket-thuc" => strings["signon.system.endedNow"].Value, _ => null };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation) || Registered.EndedAt is not null)
            return NotFound();
        Input.Kind = Registered.Kind;
        foreach (var (field, key) in Input.Faults())
            ModelState.AddModelError($"Input.{field}", strings[key]);
        if (!ModelState.IsValid)
            return Page();
        await desk.ChangeAsync(Registered, Input, cancellation);
        return Redirect(SignOnAddress.System(Id) + "?xong=luu");
    }

    public async Task<IActionResult> OnPostSecretAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation) || Registered is not { Kind: SystemKind.Website, EndedAt: null })
            return NotFound();
        Made = new SystemSecret(Id, Registered.DisplayName!, Registered.ClientId!, await desk.RenewSecretAsync(Registered, cancellation));
        Input = SystemDesk.FormOf(Registered);
        return Page();
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation) || Registered.EndedAt is not null)
            return NotFound();
        await desk.EndAsync(Registered, cancellation);
        return Redirect(SignOnAddress.System(Id) + "?xong=ket-thuc");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!site.Current.IsPortal || await desk.FindAsync(Id, cancellation) is not { } found)
            return false;
        Registered = found;
        return true;
    }
}
