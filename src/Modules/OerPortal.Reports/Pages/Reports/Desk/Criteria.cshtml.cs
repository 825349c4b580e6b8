using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Reports.Assessing;
using OerPortal.Reports.Models;
using OerPortal.Resources;

namespace OerPortal.Reports.Pages.Desk;

/// <summary>What libraries are assessed by, as the department has it.</summary>
[RequiresFeature("reports"), RequiresPermission(Permissions.OverseeId)]
internal sealed class CriteriaModel(CriteriaBook book, ISiteContext site, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "cap")]
    public string SchoolLevel { get; set; } = SchoolLevels.LowerSecondary;

    /// <summary>Valid today or from a day to come, each with the versions before it.</summary>
    internal IReadOnlyList<(Criterion Criterion, IReadOnlyList<Criterion> Before)> Criteria { get; private set; } = [];

    /// <summary>Asked no more.</summary>
    internal IReadOnlyList<Criterion> Ended { get; private set; } = [];

    internal bool IsSaved { get; private set; }

    internal DateOnly Today => SchoolYear.Today(time);

    public async Task<IActionResult> OnGetAsync(string? xong, CancellationToken cancellation)
    {
        if (!site.Current.IsPortal || !SchoolLevels.All.Contains(SchoolLevel))
            return NotFound();
        var versions = await book.AllAsync(SchoolLevel, cancellation);
        var newest = versions.GroupBy(c => (c.Code, c.Level)).Select(g => (Criterion: g.First(), Before: (IReadOnlyList<Criterion>)[.. g.Skip(1)])).ToList();
        Criteria = [.. newest.Where(n => !n.Criterion.IsEnded).OrderBy(n => n.Criterion.Standard).ThenBy(n => n.Criterion.Level).ThenBy(n => n.Criterion.Text, StringComparer.CurrentCulture)];
        Ended = [.. newest.Where(n => n.Criterion.IsEnded).Select(n => n.Criterion)];
        IsSaved = xong == "luu";
        return Page();
    }
}
