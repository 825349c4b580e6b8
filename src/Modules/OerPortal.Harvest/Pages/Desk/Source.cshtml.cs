using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Security;
using OerPortal.Harvest.Data;
using OerPortal.Harvest.Models;

namespace OerPortal.Harvest.Pages.Desk;

/// <summary>One source: how it goes, what was refused and why, and what one may do with it.</summary>
[RequiresPermission(Permissions.SourcesId)]
internal sealed class SourceModel(HarvestDbContext db, RunTables runs, SourceDesk desk) : PageModel
{
    private const int RunsShown = 10;
    private const int LinesShown = 200;

    /// <summary>Which source it is. Sources belong to the portal, not to a school.</summary>
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    [TempData]
    public bool IsSaved { get; set; }

    public Source Source { get; private set; } = null!;

    public long Records { get; private set; }

    public long Twins { get; private set; }

    public DateTimeOffset? NextRun { get; private set; }

    public IReadOnlyList<Run> Runs { get; private set; } = [];

    /// <summary>Of the newest run, the latest first.</summary>
    public IReadOnlyList<LogLine> Lines { get; private set; } = [];

    public static string AddressOf(Guid id) => $"{SourcesModel.Path}/{id}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        Input = new Form { Name = Source.Name, EveryHours = Source.EveryHours, IsShown = Source.IsShown, PassesOn = Source.PassesOn };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        if (!ModelState.IsValid)
            return Page();
        await desk.ChangeAsync(Source, Input.Name.Trim(), Schedule.Fit(Input.EveryHours), Input.IsShown, Input.PassesOn, cancellation);
        IsSaved = true;
        return Back();
    }

    public Task<IActionResult> OnPostBeginAsync(CancellationToken cancellation) => DoAsync(source => desk.BeginAsync(source.Id, full: false, cancellation), cancellation);

    public Task<IActionResult> OnPostFullAsync(CancellationToken cancellation) => DoAsync(source => desk.BeginAsync(source.Id, full: true, cancellation), cancellation);

    public Task<IActionResult> OnPostStopAsync(CancellationToken cancellation) => DoAsync(source => desk.StopAsync(source.Id, cancellation), cancellation);

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellation)
    {
        if (await db.Sources.SingleOrDefaultAsync(source => source.Id == Id, cancellation) is not { } source)
            return NotFound();
        await desk.RemoveAsync(source, cancellation);
        TempData[nameof(SourcesModel.IsRemoved)] = true;
        return LocalRedirect(Request.PathBase + SourcesModel.Path);
    }

    private async Task<IActionResult> DoAsync(Func<Source, Task> act, CancellationToken cancellation)
    {
        if (await db.Sources.SingleOrDefaultAsync(source => source.Id == Id, cancellation) is not { } source)
            return NotFound();
        await act(source);
        return Back();
    }

    private LocalRedirectResult Back() => LocalRedirect(Request.PathBase + AddressOf(Id));

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await db.Sources.SingleOrDefaultAsync(source => source.Id == Id, cancellation) is not { } source)
            return false;
        Source = source;
        (Records, Twins) = (await desk.CountsAsync(cancellation)).GetValueOrDefault(source.Id);
        NextRun = (await runs.ProgressAsync(source.Id, cancellation)).NextRun is { } next ? new DateTimeOffset(next, TimeSpan.Zero) : null;
        Runs = await runs.NewestAsync(source.Id, RunsShown, cancellation);
        Lines = Runs.Count > 0 ? await runs.LinesAsync(Runs[0].Id, LinesShown, cancellation) : [];
        return true;
    }

    internal sealed class Form
    {
        [Required(ErrorMessage = "harvest.name.missing"), StringLength(80, ErrorMessage = "sites.tooLong")]
        public string Name { get; set; } = "";

        public int EveryHours { get; set; }

        public bool IsShown { get; set; }

        public bool PassesOn { get; set; }
    }
}
