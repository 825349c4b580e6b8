using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Accounts;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;

namespace OerPortal.Sites.Pages.Sites.Desk;

/// <summary>Cards with the first password of those who administer new schools, to be printed and handed over. A password stands on its card alone.</summary>
[RequiresPermission(Permissions.SchoolsId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class AdministratorCardsModel(ISiteAccounts accounts, ISites sites, PortalAddress portal) : PageModel
{
    /// <summary>Each takes a tenth of a second of a core.</summary>
    private const int AtOnce = 40;

    public IReadOnlyList<(Site School, WaitingAdministrator Person)> Waiting { get; private set; } = [];

    public IReadOnlyList<(Site School, WaitingAdministrator Person, string Password)> Cards { get; private set; } = [];

    public int Next => Math.Min(AtOnce, Waiting.Count);

    /// <summary>Where the holder of a card signs in.</summary>
    public string AddressOf(Site school) => $"{portal.OriginOr(Request)}{school.PathPrefix}/dang-nhap";

    public async Task OnGetAsync(CancellationToken cancellation) => Waiting = await ReadAsync(cancellation);

    public async Task OnPostAsync(CancellationToken cancellation)
    {
        var cards = new List<(Site, WaitingAdministrator, string)>();
        foreach (var (school, person) in (await ReadAsync(cancellation)).DistinctBy(w => w.Person.PersonId).Take(AtOnce))
        {
            if (await accounts.GiveFirstPasswordAsync(person.PersonId, cancellation) is { } password)
                cards.Add((school, person, password));
        }

        Cards = cards;
        Waiting = await ReadAsync(cancellation);
    }

    private async Task<IReadOnlyList<(Site School, WaitingAdministrator Person)>> ReadAsync(CancellationToken cancellation)
        => [.. (await accounts.WaitingAsync(cancellation)).Select(w => (sites.Find(w.SiteId)!, w)).Where(w => w.Item1 is { Closing: null }).OrderBy(w => w.Item1.District).ThenBy(w => w.Item1.Name)];
}
