using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Sites;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Models;

namespace OerPortal.Library.Pages.Shelf;

/// <summary>What stands on a library's shelves, for everybody.</summary>
[RequiresFeature("library")]
internal sealed class PaperBooksModel(TitleCatalogue catalogue, ISiteContext site) : PageModel
{
    internal const int LongestQuery = 200;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [BindProperty(SupportsGet = true, Name = "loai")]
    public BookKind? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int PageAsked { get; set; } = 1;

    internal IReadOnlyList<TitleLine> Titles { get; private set; } = [];

    internal int Total { get; private set; }

    internal int PageNumber { get; private set; }

    internal int PageCount => Math.Max(1, (Total + TitleCatalogue.PageLength - 1) / TitleCatalogue.PageLength);

    internal string Words => Query is { Length: <= LongestQuery } query ? query.Trim() : "";

    internal string Address(BookKind? kind, int page)
        => $"{LibraryAddress.Catalogue}?q={Uri.EscapeDataString(Words)}{(kind is { } of ? $"&loai={of}" : "")}{(page > 1 ? $"&trang={page}" : "")}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return NotFound();
        PageNumber = Math.Clamp(PageAsked, 1, 10_000);
        (Titles, Total) = await catalogue.ListAsync(Words, Kind, PageNumber, true, cancellation);
        return Page();
    }
}
