using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Reading.Data;
using OerPortal.Resources;

namespace OerPortal.Reading.Pages;

/// <summary>Keeps one resource for later, without script; guests are led to sign in and come back to it.</summary>
[RequiresFeature("reading")]
internal sealed class SaveModel(SavedShelf shelf, IResources resources, ICurrentPerson person) : PageModel
{
    [FromRoute]
    public string PublicId { get; set; } = "";

    public ResourceCard Card { get; private set; } = null!;

    public bool IsSignedIn => person.IsSignedIn;

    public bool IsSaved { get; private set; }

    public bool IsFull { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
            return NotFound();
        IsSaved = IsSignedIn && (await shelf.OfAsync([PublicId], cancellation)).Count > 0;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
            return NotFound();
        if (!IsSignedIn)
            return Challenge();
        if (await shelf.KeepAsync(Card, cancellation))
            return RedirectToPage();
        IsFull = true;
        return Page();
    }

    private async Task<bool> FindAsync(CancellationToken cancellation)
    {
        var card = await resources.FindAsync(PublicId, Viewer.From(person), cancellation);
        Card = card!;
        return card is not null;
    }
}
