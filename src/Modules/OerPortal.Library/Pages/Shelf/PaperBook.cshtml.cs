using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Modules;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Models;

namespace OerPortal.Library.Pages.Shelf;

/// <summary>One title: where it stands, and when it can be had.</summary>
[RequiresFeature("library")]
internal sealed class PaperBookModel(TitleCatalogue catalogue) : PageModel
{
    internal TitleLine Line { get; private set; } = null!;

    internal Title Title => Line.Title;

    /// <summary>When the first copy comes back; null while there is one on the shelf.</summary>
    internal DateOnly? BackOn { get; private set; }

    public async Task<IActionResult> OnGetAsync(string publicId, CancellationToken cancellation)
    {
        if (await catalogue.FindAsync(publicId, cancellation) is not { } title)
            return NotFound();
        Line = await catalogue.CountedAsync(title, cancellation);
        // What is only on a voucher yet, or all lost, is nothing to come for.
        if (Line.Copies == 0)
            return NotFound();
        BackOn = Line.Free > 0 ? null : await catalogue.NextDueAsync(title.Id, cancellation);
        return Page();
    }
}
