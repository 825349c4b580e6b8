using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.SignOn.Provider;

namespace OerPortal.SignOn.Pages.Desk;

/// <summary>Registers a system. Its secret is shown in this answer and never again.</summary>
[RequiresPermission(Permissions.SystemsId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class NewSystemModel(SystemDesk desk, ISiteContext site, IStringLocalizer strings) : PageModel
{
    [BindProperty]
    public SystemForm Input { get; set; } = new();

    public SystemSecret? Made { get; private set; }

    public IActionResult OnGet()
    {
        Input.Scopes = ["profile"];
        return site.Current.IsPortal ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!site.Current.IsPortal)
            return NotFound();
        foreach (var (field, key) in Input.Faults())
            ModelState.AddModelError($"Input.{field}", strings[key]);
        if (!ModelState.IsValid)
            return Page();
        var (system, secret) = await desk.RegisterAsync(Input, cancellation);
        Made = new SystemSecret(system.Id, system.DisplayName!, system.ClientId!, secret);
        return Page();
    }
}

/// <param name="Secret">Null for systems that could keep none.</param>
internal sealed record SystemSecret(Guid Id, string Name, string ClientId, string? Secret);
