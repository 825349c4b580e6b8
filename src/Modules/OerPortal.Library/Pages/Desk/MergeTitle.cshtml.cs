using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Merging;
using OerPortal.Library.Models;

namespace OerPortal.Library.Pages.Desk;

/// <summary>Two titles side by side that may be one book, and which of them stays.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
internal sealed class MergeTitleModel(TitleCatalogue catalogue, TitleMerging merging) : PageModel
{
    private const int MostFound = 12;

    internal TitleLine One { get; private set; } = null!;

    /// <summary>Null until it is chosen.</summary>
    internal TitleLine? Other { get; private set; }

    /// <summary>Titles it may be the same as.</summary>
    internal IReadOnlyList<TitleLine> Found { get; private set; } = [];

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    /// <summary>Public id of the other.</summary>
    [BindProperty(SupportsGet = true, Name = "voi")]
    public string? With { get; set; }

    /// <summary>Public id of the one that stays.</summary>
    [BindProperty]
    public string? Stays { get; set; }

    internal bool IsLate { get; private set; }

    internal string Words => Query is { Length: <= TitleListPage.LongestQuery } query ? query.Trim() : "";

    /// <summary>The one with more copies; of the same number the older.</summary>
    internal string Proposed => Stays ?? (Other is { } other && (other.Copies, One.Title.AddedAt).CompareTo((One.Copies, other.Title.AddedAt)) > 0 ? other : One).Title.PublicId;

    public async Task<IActionResult> OnGetAsync(string publicId, CancellationToken cancellation)
    {
        if (!await FindAsync(publicId, cancellation))
            return NotFound();
        if (Other is null)
            Found = await LikeAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string publicId, CancellationToken cancellation)
    {
        if (!await FindAsync(publicId, cancellation))
            return NotFound();
        if (Other is not { } other)
            return LocalRedirect(Request.PathBase + LibraryAddress.MergeTitle(publicId));
        var (stays, gone) = Stays == other.Title.PublicId ? (other.Title, One.Title) : (One.Title, other.Title);
        if (await merging.MergeAsync(gone, stays, cancellation))
            return LocalRedirect($"{Request.PathBase}{LibraryAddress.Title(stays.PublicId)}?xong=gop");
        IsLate = true;
        return Page();
    }

    private async Task<IReadOnlyList<TitleLine>> LikeAsync(CancellationToken cancellation)
    {
        var found = await catalogue.FirstAsync(Words.Length > 0 ? Words : One.Title.Name, MostFound + 1, cancellation);
        return await catalogue.WithCopiesAsync([.. found.Where(t => t.Id != One.Title.Id).Take(MostFound)], cancellation);
    }

    private async Task<bool> FindAsync(string publicId, CancellationToken cancellation)
    {
        if (await catalogue.FindAsync(publicId, cancellation) is not { MergedIntoId: null } one)
            return false;
        One = await catalogue.CountedAsync(one, cancellation);
        if (With is { Length: > 0 } && await catalogue.FindAsync(With, cancellation) is { MergedIntoId: null } other && other.Id != one.Id)
            Other = await catalogue.CountedAsync(other, cancellation);
        return true;
    }
}
