using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;

namespace OerPortal.Library.Pages.Desk;

/// <summary>A title and its copies.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
internal sealed class TitleModel(TitleCatalogue catalogue, LendingRules rules, ISiteContext site, IStringLocalizer strings) : TitlePage(catalogue, rules, site, strings)
{
    internal Title Title { get; private set; } = null!;

    internal IReadOnlyList<CopyLine> Copies { get; private set; } = [];

    /// <summary>A key below <c>library.title.done</c>.</summary>
    internal string? Done { get; private set; }

    /// <summary>Somebody wanted to remove it, and books of it came in.</summary>
    internal bool IsUsed { get; private set; }

    public async Task<IActionResult> OnGetAsync(string publicId, string? xong, CancellationToken cancellation)
    {
        if (!await FindAsync(publicId, cancellation))
            return NotFound();
        Input = TitleForm.Of(Title);
        Done = xong is "them" or "luu" ? xong : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string publicId, CancellationToken cancellation)
    {
        if (!await FindAsync(publicId, cancellation))
            return NotFound();
        return await SaveAsync(Title, cancellation) ? LocalRedirect($"{Request.PathBase}{LibraryAddress.Title(publicId)}?xong=luu") : Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(string publicId, CancellationToken cancellation)
    {
        if (!await FindAsync(publicId, cancellation))
            return NotFound();
        if (await Catalogue.RemoveAsync(Title, cancellation))
            return LocalRedirect(Request.PathBase + LibraryAddress.Titles);
        (IsUsed, Input) = (true, TitleForm.Of(Title));
        ModelState.Clear();
        return Page();
    }

    private async Task<bool> FindAsync(string publicId, CancellationToken cancellation)
    {
        Title = (await Catalogue.FindAsync(publicId, cancellation))!;
        if (Title is null)
            return false;
        Copies = await Catalogue.CopiesAsync(Title.Id, cancellation);
        return true;
    }
}
