using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Import;
using OerPortal.Library.Models;

namespace OerPortal.Library.Pages.Desk;

/// <summary>The catalogue of printed books, for who keeps it.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
internal sealed class TitlesModel(TitleCatalogue catalogue, ISiteContext site, IStringLocalizer strings) : PageModel
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
        => $"{LibraryAddress.Titles}?q={Uri.EscapeDataString(Words)}{(kind is { } of ? $"&loai={of}" : "")}{(page > 1 ? $"&trang={page}" : "")}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return NotFound();
        PageNumber = Math.Clamp(PageAsked, 1, 10_000);
        (Titles, Total) = await catalogue.ListAsync(Words, Kind, PageNumber, false, cancellation);
        return Page();
    }

    /// <summary>The whole catalogue, with the columns that an import knows; how many copies there are stands in one that it does not, or they would come in twice.</summary>
    public IActionResult OnGetFile()
        => site.Current.IsPortal ? NotFound() : new CsvResult("muc-luc-sach", [.. Columns.Select(c => strings[$"library.column.{c}"].Value), strings["library.titles.held"]], catalogue.AllAsync());

    private static readonly BookColumn[] Columns = [.. BookColumns.Known.Select(k => k.Column).Where(c => c != BookColumn.Copies)];
}
