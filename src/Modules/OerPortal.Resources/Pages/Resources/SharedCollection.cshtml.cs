using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Accounts;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>A collection for whoever has its address, until its maker ends that. What is in it is shown to each as far as they may see it.</summary>
[RequiresFeature("collections")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class SharedCollectionModel(CollectionShelf shelf, IPeople people, ICurrentPerson person) : PageModel
{
    public Collection Collection { get; private set; } = null!;

    public string? OwnerName { get; private set; }

    public IReadOnlyList<CollectedPart> Parts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancellation)
    {
        if (await shelf.FindSharedAsync(token, cancellation) is not { } collection)
            return NotFound();
        Collection = collection;
        OwnerName = (await people.FindAsync(collection.OwnerId, cancellation))?.DisplayName;
        Parts = await shelf.PartsAsync(collection, Viewer.From(person), cancellation);
        return Page();
    }
}
