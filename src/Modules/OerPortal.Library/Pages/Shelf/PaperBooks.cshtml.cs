using Microsoft.AspNetCore.Mvc;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Sites;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Models;
using OerPortal.Library.Union;

namespace OerPortal.Library.Pages.Shelf;

/// <summary>What stands on a library's shelves, for everybody; at the department, what all schools have together.</summary>
[RequiresFeature("library")]
internal sealed class PaperBooksModel(TitleCatalogue catalogue, UnionCatalogue union, ISiteContext site) : TitleListPage(catalogue, site, LibraryAddress.Catalogue, onlyHeld: true)
{
    /// <summary>Books of all schools; null on a school's site.</summary>
    internal IReadOnlyList<UnionEntry>? Entries { get; private set; }

    public override async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!IsPortal)
            return await base.OnGetAsync(cancellation);
        PageNumber = Math.Clamp(PageAsked, 1, 10_000);
        var which = TitleWords.Matching(Words, Kind);
        (Entries, Total) = await union.FindAsync(which, UnionOrder.Name, (PageNumber - 1) * TitleCatalogue.PageLength, TitleCatalogue.PageLength, cancellation);
        return Page();
    }
}
