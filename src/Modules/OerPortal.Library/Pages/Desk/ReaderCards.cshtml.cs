using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Library.Cards;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Models;

namespace OerPortal.Library.Pages.Desk;

/// <summary>Who asks for a card, and who has one.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ReaderCardsModel(CardDesk desk, ISiteContext site) : PageModel
{
    private const int LongestQuery = 100;

    private static readonly (CardFilter Filter, string Slug)[] Slugs =
        [(CardFilter.Asked, "cho"), (CardFilter.Valid, "hieu-luc"), (CardFilter.Expired, "het-han"), (CardFilter.Blocked, "khoa"), (CardFilter.Gone, "thoi")];

    [BindProperty(SupportsGet = true, Name = "loc")]
    public string? FilterAsked { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int PageNumber { get; set; } = 1;

    internal CardFilter Filter { get; private set; }

    internal string Words => Query is { Length: <= LongestQuery } query ? FormText.Typed(query) : "";

    internal IReadOnlyList<ReaderCard> Cards { get; private set; } = [];

    internal IReadOnlyDictionary<CardFilter, int> Counts { get; private set; } = new Dictionary<CardFilter, int>();

    internal int PageCount { get; private set; }

    /// <summary>A key below <c>library.cards.done</c>.</summary>
    internal string? Done { get; private set; }

    internal string Slug(CardFilter filter) => Array.Find(Slugs, s => s.Filter == filter).Slug;

    public async Task<IActionResult> OnGetAsync(string? xong, CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return NotFound();
        Counts = await desk.CountsAsync(cancellation);
        // Who waits comes first; without anybody who waits, those who have one.
        Filter = Slugs.Any(s => s.Slug == FilterAsked) ? Array.Find(Slugs, s => s.Slug == FilterAsked).Filter : Counts[CardFilter.Asked] > 0 ? CardFilter.Asked : CardFilter.Valid;
        PageNumber = Math.Clamp(PageNumber, 1, 10_000);
        (Cards, var total) = await desk.ListAsync(Filter, Words, PageNumber, cancellation);
        PageCount = Math.Max(1, (total + CardDesk.PageLength - 1) / CardDesk.PageLength);
        Done = xong is "cap" or "tu-choi" ? xong : null;
        return Page();
    }
}
