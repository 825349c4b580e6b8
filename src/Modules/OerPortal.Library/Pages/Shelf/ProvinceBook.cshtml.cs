using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Sites;
using OerPortal.Library.Union;

namespace OerPortal.Library.Pages.Shelf;

/// <summary>One book of the province: which schools have it, and where it can be had now.</summary>
[RequiresFeature("library")]
internal sealed class ProvinceBookModel(UnionCatalogue union, ISiteContext site) : PageModel
{
    internal UnionEntry Entry { get; private set; } = null!;

    /// <summary>Where a copy is there first.</summary>
    internal IEnumerable<UnionHolding> Holdings => Entry.Holdings.OrderBy(h => h.Free == 0);

    public async Task<IActionResult> OnGetAsync(string publicId, CancellationToken cancellation)
    {
        if (!site.Current.IsPortal || await union.OfAsync(publicId, cancellation) is not { } entry)
            return NotFound();
        Entry = entry;
        return Page();
    }
}
