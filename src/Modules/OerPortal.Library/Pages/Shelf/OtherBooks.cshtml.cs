using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Library.Between;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;
using OerPortal.Library.Readers;

namespace OerPortal.Library.Pages.Shelf;

/// <summary>Books that other schools have; who has a card here asks their own library to borrow one.</summary>
[RequiresFeature("library")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class OtherBooksModel(OtherLibraries others, Interloans interloans, LibraryReaders readers, LendingRules rules, ICurrentPerson person, ISiteContext site) : PageModel
{
    /// <summary>Whose wish is not answered may wish for so many more.</summary>
    private const int MostWishes = 5;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int PageAsked { get; set; } = 1;

    /// <summary>Of a title at a school that lends it.</summary>
    [BindProperty]
    public string? TitleId { get; set; }

    internal IReadOnlyList<OtherBook> Books { get; private set; } = [];

    /// <summary>What the reader asked before.</summary>
    internal IReadOnlyList<Interloan> Own { get; private set; } = [];

    internal bool IsReader { get; private set; }

    internal int Total { get; private set; }

    internal int PageNumber { get; private set; }

    internal int PageCount => Math.Max(1, (Total + OtherLibraries.PageLength - 1) / OtherLibraries.PageLength);

    internal string Words => Query is { Length: <= TitleListPage.LongestQuery } query ? query.Trim() : "";

    internal DateOnly Today => rules.Today;

    /// <summary>A key below <c>library.others.said</c>.</summary>
    internal string? Said { get; private set; }

    internal string Address(int page) => $"{LibraryAddress.Others}?q={Uri.EscapeDataString(Words)}{(page > 1 ? $"&trang={page}" : "")}";

    public async Task<IActionResult> OnGetAsync(string? xong, CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
            return NotFound();
        Said = xong is "nho" or "thoi" ? xong : null;
        return Page();
    }

    /// <summary>Asks the library to borrow it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!person.IsSignedIn)
            return Challenge();
        if (!await FindAsync(cancellation) || !IsReader || await interloans.TitleAsync(TitleId ?? "", cancellation) is not { } title)
            return NotFound();
        if (Own.Count(i => i.State == InterloanState.Wished) >= MostWishes)
            Said = "enough";
        else if (await interloans.WishAsync(title, person.Id!.Value, cancellation))
            return LocalRedirect($"{Request.PathBase}{LibraryAddress.Others}?xong=nho");
        else
            Said = "twice";
        return Page();
    }

    /// <summary>Needs it no more, as long as no school was asked.</summary>
    public async Task<IActionResult> OnPostTakeBackAsync(Guid wish, CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation) || Own.FirstOrDefault(i => i.Id == wish) is not { State: InterloanState.Wished } its)
            return NotFound();
        await interloans.CancelAsync(its, "", cancellation);
        return LocalRedirect($"{Request.PathBase}{LibraryAddress.Others}?xong=thoi");
    }

    private async Task<bool> FindAsync(CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return false;
        if (person.Id is { } id && await readers.FindAsync(id, cancellation) is { HasLeft: false })
            (IsReader, Own) = (true, await interloans.OfReaderAsync(id, cancellation));
        PageNumber = Math.Clamp(PageAsked, 1, 10_000);
        if (Words.Length > 0)
            (Books, Total) = await others.FindAsync(TitleWords.Matching(Words), (PageNumber - 1) * OtherLibraries.PageLength, cancellation);
        return true;
    }
}
