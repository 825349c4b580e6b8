using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Reading.Data;
using OerPortal.Resources;

namespace OerPortal.Reading.Pages;

/// <summary>"Tủ sách của tôi": what one is reading and what one keeps for later. Nobody else can see it.</summary>
[RequiresFeature("reading")]
internal sealed class ShelfModel(Shelf shelf, SavedShelf saved, ICurrentPerson person) : PageModel
{
    private const int Most = 200;

    internal bool IsSignedIn => person.IsSignedIn;

    internal IReadOnlyList<ShelvedBook> Reading { get; private set; } = [];

    internal IReadOnlyList<ShelvedBook> Finished { get; private set; } = [];

    internal IReadOnlyList<ResourceCard> Saved { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        if (!person.IsSignedIn)
            return;
        var books = await shelf.BooksAsync(Most, finishedToo: true, cancellation);
        Reading = [.. books.Where(b => !b.Place.IsFinished)];
        Finished = [.. books.Where(b => b.Place.IsFinished)];
        Saved = await saved.CardsAsync(cancellation);
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid fileId, CancellationToken cancellation)
    {
        if (!person.IsSignedIn)
            return NotFound();
        await shelf.RemoveAsync(fileId, cancellation);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostUnsaveAsync(string? publicId, CancellationToken cancellation)
    {
        if (!person.IsSignedIn)
            return NotFound();
        await saved.RemoveAsync(publicId ?? "", cancellation);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRemoveAllAsync(CancellationToken cancellation)
    {
        if (!person.IsSignedIn)
            return NotFound();
        await shelf.RemoveAllAsync(cancellation);
        return RedirectToPage();
    }
}
