using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Library.Acquisition;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Readers;

namespace OerPortal.Library.Pages.Shelf;

/// <summary>What a reader would like the library to have, and what became of it.</summary>
[Authorize, RequiresFeature("library")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class PurchaseWishModel(PurchaseWishes wishes, LibraryReaders readers, ICurrentPerson person, ISiteContext site, IStringLocalizer strings) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? People { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    internal IReadOnlyList<WishLine> Wishes { get; private set; } = [];

    /// <summary>Of this school; others have a library of their own.</summary>
    internal bool IsReader { get; private set; }

    /// <summary>A key below <c>library.wish.done</c>.</summary>
    internal string? Done { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? xong, CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
            return NotFound();
        Done = xong is "gui" or "bo" ? xong : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation) || !IsReader)
            return NotFound();
        var (name, people, reason) = (
            ModelState.Line(Name, nameof(Name), PurchaseWishes.NameLength, strings), ModelState.Line(People, nameof(People), PurchaseWishes.NameLength, strings),
            ModelState.Line(Reason, nameof(Reason), PurchaseWishes.ReasonLength, strings));
        if (name.Length == 0)
            ModelState.AddModelError(nameof(Name), strings["library.wish.name.missing"]);
        if (ModelState.IsValid && !await wishes.WishAsync(person.Id!.Value, name, people, reason, cancellation))
            ModelState.AddModelError(nameof(Name), strings["library.wish.many", PurchaseWishes.MostWaiting]);
        return ModelState.IsValid ? Back("gui") : Page();
    }

    public async Task<IActionResult> OnPostTakeBackAsync(Guid wish, CancellationToken cancellation)
        => await FindAsync(cancellation) && await wishes.TakeBackAsync(person.Id!.Value, wish, cancellation) ? Back("bo") : NotFound();

    private async Task<bool> FindAsync(CancellationToken cancellation)
    {
        if (site.Current.IsPortal || person.Id is not { } id)
            return false;
        IsReader = await readers.FindAsync(id, cancellation) is { HasLeft: false };
        Wishes = await wishes.OfPersonAsync(id, cancellation);
        return true;
    }

    private LocalRedirectResult Back(string done) => LocalRedirect($"{Request.PathBase}{LibraryAddress.Wish}?xong={done}");
}
