using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Classes.Data;
using OerPortal.Classes.Doors;
using OerPortal.Classes.Rosters;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;

namespace OerPortal.Classes.Pages.Desk;

/// <summary>The classes of a school, or those that one teaches.</summary>
[RequiresFeature("classes")]
[RequiresPermission(Permissions.TeachId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ClassesModel(ClassDesk desk, DoorRules rules, ISiteContext site, TimeProvider time) : PageModel
{
    public IReadOnlyList<ClassLine> Classes { get; private set; } = [];

    public bool KeepsAll => desk.KeepsAll;

    /// <summary>From where, or when, pupils come in, in a sentence; null for who does not set it.</summary>
    public string? Door { get; private set; }

    public int Year => NewSchoolYear.Of(time.GetUtcNow());

    /// <summary>Some class stands in an earlier school year.</summary>
    public bool IsNewYear => Classes.Any(c => c.Class.SchoolYear < Year);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return NotFound();
        Classes = await desk.ListAsync(cancellation);
        Door = KeepsAll ? rules.Said(await rules.FindAsync(cancellation)) : null;
        return Page();
    }
}
