using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts.Letters;

namespace OerPortal.Accounts.Pages;

/// <summary>Whoever opens it has the letter box; on which device they are signed in does not matter.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ConfirmAddressModel(Addresses addresses, IStringLocalizer strings) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Secret { get; set; } = "";

    /// <summary>Null when the link is over.</summary>
    public string? Address { get; private set; }

    public bool IsDone { get; private set; }

    public bool IsTaken { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation) => Address = (await addresses.FindAsync(Secret, cancellation))?.Address;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await addresses.FindAsync(Secret, cancellation) is not { } proven)
            return Page();
        Address = proven.Address;
        IsDone = await addresses.ConfirmAsync(proven, strings["accounts.confirmAddress.lead", proven.Address], cancellation);
        IsTaken = !IsDone;
        return Page();
    }
}
