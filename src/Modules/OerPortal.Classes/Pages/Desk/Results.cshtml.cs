using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Classes.Data;
using OerPortal.Classes.Models;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;

namespace OerPortal.Classes.Pages.Desk;

/// <summary>How a class did in what its teacher opened for it.</summary>
[RequiresFeature("classes")]
[RequiresPermission(Permissions.TeachId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ResultsModel(ClassDesk desk, ClassResults results) : PageModel
{
    public SchoolClass Class { get; private set; } = null!;

    public IReadOnlyList<OpenedResults> Results { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, cancellation) is not { } its)
            return NotFound();
        Class = its;
        Results = await results.OfAsync(its, cancellation);
        return Page();
    }
}
