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

/// <summary>The classes of a table: at the department to correct, at a school to read, and to choose the table.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
internal sealed class ClassTableModel(ClassTables tables, ISiteContext site, IStringLocalizer strings) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "bang")]
    public string? SchemeAsked { get; set; }

    [BindProperty]
    public string? Mark { get; set; }

    [BindProperty]
    public string? NameVi { get; set; }

    [BindProperty]
    public string? NameEn { get; set; }

    internal string Scheme { get; private set; } = ClassSchemes.Dewey;

    /// <summary>The table that the school uses; null at the department.</summary>
    internal string? Used { get; private set; }

    internal IReadOnlyList<ClassHeading> Headings { get; private set; } = [];

    internal bool IsSaved { get; private set; }

    internal bool IsPortal => site.Current.IsPortal;

    public async Task<IActionResult> OnGetAsync(string? sua, string? xong, CancellationToken cancellation)
    {
        await FindAsync(cancellation);
        IsSaved = xong == "luu";
        if (Headings.FirstOrDefault(h => h.Mark == sua) is { } chosen)
            (Mark, NameVi, NameEn) = (chosen.Mark, chosen.NameVi, chosen.NameEn);
        return Page();
    }

    /// <summary>Writes a class, or another name of it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!IsPortal)
            return NotFound();
        await FindAsync(cancellation);
        var mark = ModelState.Line(Mark, nameof(Mark), ClassTables.MarkLength, strings);
        var nameVi = ModelState.Line(NameVi, nameof(NameVi), ClassTables.NameLength, strings);
        var nameEn = ModelState.Line(NameEn, nameof(NameEn), ClassTables.NameLength, strings);
        if (mark.Length == 0)
            ModelState.AddModelError(nameof(Mark), strings["library.classTable.mark.none"]);
        if (nameVi.Length == 0)
            ModelState.AddModelError(nameof(NameVi), strings["library.classTable.name.none"]);
        if (!ModelState.IsValid)
            return Page();
        await tables.SaveAsync(Scheme, mark, nameVi, nameEn, cancellation);
        return Saved();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid heading, CancellationToken cancellation)
    {
        if (!IsPortal)
            return NotFound();
        await FindAsync(cancellation);
        await tables.RemoveAsync(heading, cancellation);
        return Saved();
    }

    /// <summary>The school puts its books in order by this table.</summary>
    public async Task<IActionResult> OnPostUseAsync(CancellationToken cancellation)
    {
        if (IsPortal)
            return NotFound();
        await FindAsync(cancellation);
        await tables.UseAsync(Scheme, cancellation);
        return Saved();
    }

    private LocalRedirectResult Saved() => LocalRedirect($"{Request.PathBase}{LibraryAddress.ClassTable}?bang={Scheme}&xong=luu");

    private async Task FindAsync(CancellationToken cancellation)
    {
        Used = IsPortal ? null : await tables.SchemeAsync(cancellation);
        Scheme = SchemeAsked is { } asked && ClassSchemes.All.Contains(asked) ? asked : Used ?? ClassSchemes.Dewey;
        Headings = await tables.HeadingsAsync(Scheme, cancellation);
    }
}
