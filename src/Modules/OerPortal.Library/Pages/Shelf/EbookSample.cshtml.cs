using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Library.Ebooks;
using OerPortal.Resources;

namespace OerPortal.Library.Pages.Shelf;

/// <summary>The first lines of what is lent, for whoever may find it.</summary>
[RequiresFeature("library")]
internal sealed class EbookSampleModel(IResources resources, EbookSample sample, ICurrentPerson person) : PageModel
{
    internal ResourceCard Card { get; private set; } = null!;

    internal IReadOnlyList<string> Paragraphs { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string publicId, CancellationToken cancellation)
    {
        if (await resources.FindAsync(publicId, Viewer.From(person), cancellation) is not { } card || !Licences.IsLent(card.Licence))
            return NotFound();
        (Card, Paragraphs) = (card, await sample.OfAsync(card, cancellation));
        return Page();
    }
}
