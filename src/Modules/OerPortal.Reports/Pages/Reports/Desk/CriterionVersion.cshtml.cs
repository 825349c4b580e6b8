using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Reports.Assessing;
using OerPortal.Reports.Models;

namespace OerPortal.Reports.Pages.Desk;

/// <summary>A new criterion, or a new version of one: those before it stay for the years they were valid in.</summary>
[RequiresFeature("reports"), RequiresPermission(Permissions.OverseeId)]
internal sealed class CriterionVersionModel(CriteriaBook book, ISiteContext site, IStringLocalizer strings, TimeProvider time) : PageModel
{
    [BindProperty]
    public CriterionForm Form { get; set; } = new();

    /// <summary>The version that is followed; null for a new criterion.</summary>
    internal Criterion? Before { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid? criterionId, string? cap, CancellationToken cancellation)
    {
        if (!await FindAsync(criterionId, cancellation))
            return NotFound();
        var today = SchoolYear.Today(time);
        Form = Before is { } before ? CriterionForm.Of(before, today > before.ValidFrom ? today : before.ValidFrom) : new CriterionForm { SchoolLevel = cap, ValidFrom = $"{today:yyyy-MM-dd}" };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? criterionId, CancellationToken cancellation)
    {
        if (!await FindAsync(criterionId, cancellation))
            return NotFound();
        if (Form.Read(Before, ModelState, strings) is not { } write)
            return Page();
        await book.AddAsync(write, cancellation);
        return LocalRedirect($"{Request.PathBase}{ReportAddress.Criteria}?cap={Before?.SchoolLevel ?? Form.SchoolLevel}&xong=luu");
    }

    private async Task<bool> FindAsync(Guid? criterionId, CancellationToken cancellation)
    {
        if (!site.Current.IsPortal)
            return false;
        if (criterionId is not { } id)
            return true;
        Before = await book.FindAsync(id, cancellation);
        return Before is not null;
    }
}
