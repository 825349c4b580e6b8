using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Library.Cards;
using OerPortal.Library.Models;

namespace OerPortal.Library.Pages.Desk;

/// <summary>A card for somebody who stands at the desk, or who works at the school.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class NewReaderCardModel(CardDesk desk, CardHolders holders, ISiteContext site, TimeProvider time, IStringLocalizer strings) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "loai")]
    public string? KindAsked { get; set; }

    [BindProperty]
    public CardForm Input { get; set; } = new();

    /// <summary>Who of the staff.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>As a date field sends it: 2028-11-30.</summary>
    [BindProperty]
    public string? Until { get; set; }

    /// <summary>Somebody of the same name, or with the same telephone, is somebody else.</summary>
    [BindProperty]
    public bool IsAnother { get; set; }

    internal bool IsStaff => KindAsked == "nhan-vien";

    /// <summary>Who works here and has no card yet.</summary>
    internal IReadOnlyList<(Guid Id, string Name)> Staff { get; private set; } = [];

    internal IReadOnlyList<ReaderCard> Twins { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
            return NotFound();
        Until = $"{await desk.UsualUntilAsync(cancellation):yyyy-MM-dd}";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? personId, CancellationToken cancellation)
    {
        PersonId = personId;
        if (!await FindAsync(cancellation))
            return NotFound();
        var card = await NewAsync(cancellation);
        if (card is null)
            return NotFound();
        var until = ModelState.Until(Until, nameof(Until), desk.Today, strings);
        if (ModelState.IsValid && !IsStaff && !IsAnother)
            Twins = await desk.TwinsAsync(card, cancellation);
        if (!ModelState.IsValid || Twins.Count > 0)
            return Page();
        return await desk.GiveAsync(card, until, cancellation) ? LocalRedirect($"{Request.PathBase}{LibraryAddress.Card(card.Id)}?xong=cap") : NotFound();
    }

    /// <returns>Null for a person who does not work here, or has a card.</returns>
    private async Task<ReaderCard?> NewAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var kind = IsStaff ? await holders.KindAsync(PersonId, cancellation) : ReaderKind.Resident;
        if (kind is null || (IsStaff && !Staff.Any(s => s.Id == PersonId)))
            return null;
        if (IsStaff)
            Input.Name = Staff.First(s => s.Id == PersonId).Name;
        var card = new ReaderCard { SiteId = site.Current.Id, PersonId = IsStaff ? PersonId : Guid.CreateVersion7(), HasAccount = IsStaff, Kind = kind.Value, AskedAt = now };
        Input.Fill(card, ModelState, strings, desk.Today);
        return card;
    }

    private async Task<bool> FindAsync(CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return false;
        Staff = IsStaff ? await holders.StaffWithoutAsync(cancellation) : [];
        return true;
    }
}
