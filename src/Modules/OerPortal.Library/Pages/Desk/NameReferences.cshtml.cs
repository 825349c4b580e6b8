using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Library.Authorities;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Models;

namespace OerPortal.Library.Pages.Desk;

/// <summary>Other names of people and bodies; those of the department count in the whole province.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
internal sealed class NameReferencesModel(NameReferences references, ISiteContext site, IStringLocalizer strings) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? See { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int PageAsked { get; set; } = 1;

    internal IReadOnlyList<NameReference> References { get; private set; } = [];

    internal int Total { get; private set; }

    internal int PageNumber => Math.Clamp(PageAsked, 1, 10_000);

    internal int PageCount => Math.Max(1, (Total + NameReferences.PageLength - 1) / NameReferences.PageLength);

    internal bool IsSaved { get; private set; }

    internal string Words => Query is { Length: <= TitleListPage.LongestQuery } query ? query.Trim() : "";

    public Task<IActionResult> OnGetAsync(string? xong, CancellationToken cancellation)
    {
        IsSaved = xong == "luu";
        return ShowAsync(cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!site.Current.IsPortal)
            return NotFound();
        var name = ModelState.Line(Name, nameof(Name), NameReferences.NameLength, strings);
        var see = ModelState.Line(See, nameof(See), NameReferences.NameLength, strings);
        if (name.Length == 0)
            ModelState.AddModelError(nameof(Name), strings["library.references.name.none"]);
        if (see.Length == 0)
            ModelState.AddModelError(nameof(See), strings["library.references.see.none"]);
        if (ModelState.IsValid && await references.AddAsync(name, see, cancellation))
            return Saved();
        if (ModelState.IsValid)
            ModelState.AddModelError(nameof(Name), strings["library.references.known"]);
        return await ShowAsync(cancellation);
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid reference, CancellationToken cancellation)
    {
        if (!site.Current.IsPortal)
            return NotFound();
        await references.RemoveAsync(reference, cancellation);
        return Saved();
    }

    private LocalRedirectResult Saved() => LocalRedirect($"{Request.PathBase}{LibraryAddress.NameReferences}?xong=luu");

    private async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        if (!site.Current.IsPortal)
            return NotFound();
        (References, Total) = await references.ListAsync(Words, PageNumber, cancellation);
        return Page();
    }
}
