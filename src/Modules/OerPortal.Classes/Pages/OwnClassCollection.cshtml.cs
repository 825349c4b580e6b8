using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Classes.Data;
using OerPortal.Classes.Models;
using OerPortal.Cms.Modules;
using OerPortal.Resources;

namespace OerPortal.Classes.Pages;

/// <summary>A collection on the page of the pupil's own class. Elsewhere it is unknown.</summary>
[Authorize]
[RequiresFeature("classes")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class OwnClassCollectionModel(ClassShelf shelf) : PageModel
{
    public SchoolClass Class { get; private set; } = null!;

    public NamedCollection Collection { get; private set; } = null!;

    public IReadOnlyList<CollectedPart> Parts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string collectionId, CancellationToken cancellation)
    {
        if (await shelf.OwnClassAsync(cancellation) is not { } its || await shelf.FindAsync(its.Id, collectionId, cancellation) is not { } found)
            return NotFound();
        (Class, Collection) = (its, found);
        Parts = await shelf.PartsAsync(collectionId, cancellation);
        return Page();
    }
}
