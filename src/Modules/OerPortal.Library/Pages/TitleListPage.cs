using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Sites;
using OerPortal.Library.Authorities;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Models;

namespace OerPortal.Library.Pages;

/// <summary>A list of titles to search and leaf through: the librarian's, and everybody's.</summary>
/// <param name="path">Of the page, below the school.</param>
/// <param name="onlyHeld">Without titles of which no copy is there.</param>
internal abstract class TitleListPage(TitleCatalogue catalogue, NameReferences references, ClassTables tables, ISiteContext site, string path, bool onlyHeld) : PageModel
{
    internal const int LongestQuery = 200;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [BindProperty(SupportsGet = true, Name = "loai")]
    public BookKind? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int PageAsked { get; set; } = 1;

    /// <summary>Mark of a main class of the school's table.</summary>
    [BindProperty(SupportsGet = true, Name = "mon")]
    public string? ClassAsked { get; set; }

    internal ClassRange? Class { get; private set; }

    /// <summary>Other names of people who are looked for.</summary>
    internal IReadOnlyList<OtherName> OtherNames { get; private protected set; } = [];

    internal IReadOnlyList<TitleLine> Titles { get; private set; } = [];

    internal int Total { get; private protected set; }

    internal int PageNumber { get; private protected set; }

    internal int PageCount => Math.Max(1, (Total + TitleCatalogue.PageLength - 1) / TitleCatalogue.PageLength);

    internal string Words => Query is { Length: <= LongestQuery } query ? query.Trim() : "";

    protected TitleCatalogue Catalogue => catalogue;

    protected NameReferences References => references;

    protected ClassTables Tables => tables;

    protected bool IsPortal => site.Current.IsPortal;

    internal string Address(BookKind? kind, int page)
        => $"{path}?q={Uri.EscapeDataString(Words)}{(kind is { } of ? $"&loai={of}" : "")}{(Class is { } its ? $"&mon={Uri.EscapeDataString(its.Heading.Mark)}" : "")}{(page > 1 ? $"&trang={page}" : "")}";

    public virtual async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (IsPortal)
            return NotFound();
        PageNumber = Math.Clamp(PageAsked, 1, 10_000);
        Class = await tables.RangeAsync(ClassAsked, cancellation);
        OtherNames = await references.AmongAsync(Words, cancellation);
        (Titles, Total) = await catalogue.ListAsync(new TitleQuestion(Words, Kind, onlyHeld, Class, OtherNames), PageNumber, cancellation);
        return Page();
    }
}
