using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Sites;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Union;
using OerPortal.Resources;

namespace OerPortal.Library.Pages.Shelf;

/// <summary>One book of the province: which schools have it, and where it can be had now.</summary>
[RequiresFeature("library")]
internal sealed class ProvinceBookModel(UnionCatalogue union, ScreenEditions editions, ISiteContext site) : PageModel
{
    internal UnionEntry Entry { get; private set; } = null!;

    /// <summary>Where a copy is there first.</summary>
    internal IEnumerable<UnionHolding> Holdings => Entry.Holdings.OrderBy(h => h.Free == 0);

    /// <summary>The same book among the open resources.</summary>
    internal IReadOnlyList<ResourceCard> OnScreen { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string publicId, CancellationToken cancellation)
    {
        if (!site.Current.IsPortal || await union.OfAsync(publicId, cancellation) is not { } entry)
            return NotFound();
        Entry = entry;
        OnScreen = await editions.OfAsync(entry.Title, cancellation);
        return Page();
    }
}
