using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Kiosks;
using OerPortal.Library.Models;

namespace OerPortal.Library.Pages.Desk;

/// <summary>Devices at which readers lend and return by themselves.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class KiosksModel(KioskDoor door, ISiteContext site, IStringLocalizer strings) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>Shown once.</summary>
    [TempData]
    public string? Code { get; set; }

    internal IReadOnlyList<Kiosk> Kiosks { get; private set; } = [];

    internal bool IsClosed { get; private set; }

    /// <summary>What is typed into the device's address line.</summary>
    internal string DoorAddress => $"{Request.Host}{Request.PathBase}{LibraryAddress.Kiosk}";

    public async Task<IActionResult> OnGetAsync(string? xong, CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return NotFound();
        Kiosks = await door.AllAsync(cancellation);
        IsClosed = xong == "dong";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return NotFound();
        var name = FormText.Typed(Name).Composed();
        if (name.Length is > 0 and <= KioskDoor.NameLength)
        {
            Code = await door.MakeAsync(name, cancellation);
            return LocalRedirect(Request.PathBase + LibraryAddress.Kiosks);
        }
        ModelState.AddModelError(nameof(Name), strings["library.kiosks.name.wrong", KioskDoor.NameLength]);
        Kiosks = await door.AllAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostCloseAsync(Guid kiosk, CancellationToken cancellation)
        => await door.CloseAsync(kiosk, cancellation) ? LocalRedirect($"{Request.PathBase}{LibraryAddress.Kiosks}?xong=dong") : NotFound();
}
