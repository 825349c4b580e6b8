using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Library.Cards;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Models;
using OerPortal.Library.Photos;

namespace OerPortal.Library.Pages.Desk;

/// <summary>One card: who it is, and what the librarian decides.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ReaderCardModel(CardDesk desk, ReaderPhotos photos, ISiteContext site, IStringLocalizer strings) : PageModel
{
    private static readonly string[] Told = ["cap", "gia-han", "tu-choi", "thoi", "khoa", "luu", "roi"];

    [BindProperty]
    public CardForm Input { get; set; } = new();

    /// <summary>As a date field sends it: 2028-11-30.</summary>
    [BindProperty]
    public string? Until { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>What the card becomes: refused, ended or blocked.</summary>
    [BindProperty]
    public CardState? Wanted { get; set; }

    internal ReaderCard Card { get; private set; } = null!;

    internal IReadOnlyList<ReaderCard> Twins { get; private set; } = [];

    internal PhotoShown Photo { get; private set; } = new(PhotoState.None);

    /// <summary>Books that are out.</summary>
    internal int Lent { get; private set; }

    internal DateOnly Today => desk.Today;

    internal bool IsEditing { get; private set; }

    /// <summary>A key below <c>library.card.done</c>.</summary>
    internal string? Done { get; private set; }

    /// <summary>How it can end from here, and the key of its words.</summary>
    internal IReadOnlyList<(CardState State, string Key)> Ends => Card.State switch
    {
        CardState.Asked => [(CardState.Refused, "refuse")],
        CardState.Valid => [(CardState.Blocked, "block"), (CardState.Ended, "end")],
        CardState.Blocked => [(CardState.Ended, "end")],
        _ => [],
    };

    public async Task<IActionResult> OnGetAsync(Guid id, string? xong, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        Done = Told.Contains(xong) ? xong : null;
        return await ShowAsync(cancellation);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || Card.State == CardState.Refused)
            return NotFound();
        if (Card.HasAccount && Card.Kind != ReaderKind.Resident)
            Input.Name = Card.Name;
        Input.Fill(Card, ModelState, strings, Today);
        IsEditing = !ModelState.IsValid;
        if (IsEditing)
            return await ShowAsync(cancellation);
        await desk.SaveAsync(Card, cancellation);
        return Back("luu");
    }

    /// <summary>Approves, renews, or makes valid again.</summary>
    public async Task<IActionResult> OnPostGiveAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || Card.State == CardState.Refused)
            return NotFound();
        var until = ModelState.Until(Until, nameof(Until), Today, strings);
        if (!ModelState.IsValid)
            return await ShowAsync(cancellation);
        var isNew = Card.Number is null;
        return await desk.GiveAsync(Card, until, cancellation) ? Back(isNew ? "cap" : "gia-han") : Back("roi");
    }

    public async Task<IActionResult> OnPostDecideAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || Wanted is not { } wanted || !Ends.Any(e => e.State == wanted))
            return NotFound();
        var reason = ModelState.Line(Reason, nameof(Reason), ReaderCard.LineLength, strings);
        if (reason.Length == 0)
            ModelState.AddModelError(nameof(Reason), strings["library.card.reason.missing"]);
        if (!ModelState.IsValid)
            return await ShowAsync(cancellation);
        return Back(!await desk.DecideAsync(Card, wanted, reason, cancellation) ? "roi" : wanted switch { CardState.Refused => "tu-choi", CardState.Blocked => "khoa", _ => "thoi" });
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation)
    {
        if (site.Current.IsPortal || await desk.FindAsync(id, cancellation) is not { } card)
            return false;
        Card = card;
        return true;
    }

    private async Task<PageResult> ShowAsync(CancellationToken cancellation)
    {
        Twins = Card.State == CardState.Asked ? await desk.TwinsAsync(Card, cancellation) : [];
        Lent = await desk.LentAsync(Card, cancellation);
        Photo = await photos.OfAsync(Card.PersonId!.Value, cancellation);
        Until ??= $"{await desk.UsualUntilAsync(cancellation):yyyy-MM-dd}";
        if (!IsEditing)
            Input = CardForm.Of(Card);
        return Page();
    }

    private LocalRedirectResult Back(string done) => LocalRedirect($"{Request.PathBase}{LibraryAddress.Card(Card.Id)}?xong={done}");
}
