using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts;
using OerPortal.Cms.Sites;
using OerPortal.SignOn.Clients;

namespace OerPortal.SignOn.Pages;

/// <summary>The first time that somebody comes from a provider: an account as readers have it, after they have agreed.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ArrivalModel(SignOnSettings settings, Arrivals arrivals, Tickets tickets, CameBy cameBy, IOutsideSignIn people, ISiteContext site, IStringLocalizer strings) : PageModel
{
    internal const int NameLength = 80;

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public bool Agrees { get; set; }

    public string? AgreeFault { get; private set; }

    public OutsideProvider Provider { get; private set; } = null!;

    public Arrival Arrival { get; private set; } = null!;

    public IActionResult OnGet()
    {
        if (!Load())
            return Redirect("~/dang-nhap");
        Name = Arrival.Account.Name;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!Load())
            return Redirect("~/dang-nhap");
        Name = string.Join(' ', (Name ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (Name.Length is 0 or > NameLength)
            ModelState.AddModelError(nameof(Name), strings["signon.arrival.noName"]);
        if (!Agrees)
            AgreeFault = strings["accounts.register.agreeMissing"];
        if (!ModelState.IsValid || AgreeFault is not null)
            return Page();
        tickets.Forget(HttpContext);
        // Sent twice, or in two windows: whoever is linked by now is the one.
        var (way, personId) = await arrivals.FindAsync(Provider, Arrival.Account, cancellation);
        if (way == ArrivalWay.New)
            personId = await arrivals.OpenAsync(Provider, Arrival.Account, Name, strings["accounts.register.agree"], HttpContext, cancellation);
        else if (way != ArrivalWay.Known)
            return Redirect("~/dang-nhap");
        cameBy.Keep(HttpContext, personId, Provider);
        return LocalRedirect(await people.EnterAsync(HttpContext, personId, Arrival.IsShared, Arrival.Wanted ?? "/toi?moi=true", Url, cancellation) ?? "/dang-nhap");
    }

    private bool Load()
    {
        if (!site.Current.IsPortal || tickets.Kept(Request) is not { } kept || settings.Find(kept.Account.Provider) is not { } from)
            return false;
        (Arrival, Provider) = (kept, from);
        return true;
    }
}
