using System.Linq.Expressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Library.Between;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Models;

namespace OerPortal.Library.Pages.Desk;

/// <summary>Which schools have a book, and the button that asks one of them.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class BetweenFindModel(OtherLibraries others, Interloans interloans, ISiteContext site) : PageModel
{
    internal const int LongestQuery = 200;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int PageAsked { get; set; } = 1;

    /// <summary>A reader's wish that is being looked for.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? WishId { get; set; }

    /// <summary>Of the title at the school that is asked.</summary>
    [BindProperty]
    public string? TitleId { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    internal IReadOnlyList<OtherBook> Books { get; private set; } = [];

    internal Interloan? Wish { get; private set; }

    internal int Total { get; private set; }

    internal int PageNumber { get; private set; }

    internal int PageCount => Math.Max(1, (Total + OtherLibraries.PageLength - 1) / OtherLibraries.PageLength);

    internal string Words => Query is { Length: <= LongestQuery } query ? query.Trim() : "";

    /// <summary>A key below <c>library.between.find</c>: why nothing was asked.</summary>
    internal string? Trouble { get; private set; }

    internal string Address(int page) => $"{LibraryAddress.BetweenFind}?q={Uri.EscapeDataString(Words)}{(WishId is { } wish ? $"&wishId={wish}" : "")}{(page > 1 ? $"&trang={page}" : "")}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await FindAsync(cancellation) ? Page() : NotFound();

    /// <summary>Asks the school whose title it is.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation) || await interloans.TitleAsync(TitleId ?? "", cancellation) is not { } title)
            return NotFound();
        var note = FormText.Typed(Note).Composed();
        if (await others.HasEnoughAsync(title.SiteId, cancellation))
            Trouble = "enough";
        else if (note.Length > Interloans.NoteLength)
            Trouble = "long";
        else if (await interloans.AskAsync(title, Wish?.PersonId, note, Wish, cancellation) is { } id)
            return LocalRedirect(Request.PathBase + LibraryAddress.Interloan(id));
        else
            Trouble = "twice";
        return Page();
    }

    private async Task<bool> FindAsync(CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return false;
        if (WishId is { } id && ((Wish = await interloans.FindAsync(id, cancellation)) is not { State: InterloanState.Wished } || Wish.SiteId != site.Current.Id))
            return false;
        PageNumber = Math.Clamp(PageAsked, 1, 10_000);
        if (Words.Length > 0 || Wish is not null)
            (Books, Total) = await others.FindAsync(Which(), (PageNumber - 1) * OtherLibraries.PageLength, cancellation);
        return true;
    }

    private Expression<Func<Title, bool>> Which()
    {
        if (Words.Length > 0 || Wish is not { WorkKey: var key })
            return TitleWords.Matching(Words);
        return title => title.WorkKey == key;
    }
}
