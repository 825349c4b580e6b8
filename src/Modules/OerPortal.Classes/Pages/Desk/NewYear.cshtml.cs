using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Classes.Leaving;
using OerPortal.Classes.Rosters;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;

namespace OerPortal.Classes.Pages.Desk;

/// <summary>All classes of a school move up in one step.</summary>
[RequiresFeature("classes")]
[RequiresPermission(Permissions.KeepId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class NewYearModel(NewSchoolYear year, LeaverRetention leaving, ISiteContext site, IStringLocalizer strings, TimeProvider time) : PageModel
{
    public IReadOnlyList<ClassMove> Moves { get; private set; } = [];

    /// <summary>How long accounts of those are kept who leave.</summary>
    public int MonthsKept { get; private set; }

    public int Year => NewSchoolYear.Of(time.GetUtcNow());

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return NotFound();
        Moves = await year.PlanAsync(cancellation);
        MonthsKept = await leaving.MonthsAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return NotFound();
        return await year.MoveAsync(strings["classes.year.title", NewSchoolYear.Shown(Year)], cancellation) is { } roster
            ? LocalRedirect(Request.PathBase + ClassAddress.Roster(roster.Id))
            : LocalRedirect(Request.PathBase + ClassAddress.Desk);
    }
}
