using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Classes.Data;
using OerPortal.Classes.Models;
using OerPortal.Classes.Rosters;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;

namespace OerPortal.Classes.Pages.Desk;

/// <summary>One roster: what it would change, how it goes, what became of each row, and the way back.</summary>
[RequiresFeature("classes")]
[RequiresPermission(Permissions.KeepId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class RosterModel(ClassesDbContext db, RosterStore store, RosterReturn back, Leavers leavers, RosterWords words, IStringLocalizer strings, TimeProvider time) : PageModel
{
    private const int RowsShown = 50;
    private const int LeaversNamed = 20;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "loai")]
    public RosterOutcome? Only { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int PageNumber { get; set; } = 1;

    public Roster Roster { get; private set; } = null!;

    public IReadOnlyList<RosterRow> Rows { get; private set; } = [];

    public IReadOnlyList<string> Leaving { get; private set; } = [];

    public int Pages { get; private set; }

    public bool CanBeTakenBack { get; private set; }

    public string? Said { get; private set; }

    public RosterWords Words => words;

    /// <summary>What it changes in all.</summary>
    public int Wanted => Roster.Added + Roster.Changed + (Roster.IsWhole ? Roster.Leaving : 0);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    public Task<IActionResult> OnPostTakeAsync(CancellationToken cancellation)
        => MoveAsync(roster => Task.FromResult(roster.State == RosterState.Checked), RosterState.Taking, cancellation);

    public Task<IActionResult> OnPostBackAsync(CancellationToken cancellation)
        => MoveAsync(async roster => roster.CanBeTakenBack(time.GetUtcNow()) && await back.IsLastAsync(roster, cancellation), RosterState.TakingBack, cancellation);

    public int CountOf(RosterOutcome outcome) => outcome switch
    {
        RosterOutcome.New => Roster.Added,
        RosterOutcome.Changed => Roster.Changed,
        RosterOutcome.Unchanged => Roster.Unchanged,
        _ => Roster.Faulty,
    };

    private async Task<IActionResult> MoveAsync(Func<Roster, Task<bool>> may, RosterState to, CancellationToken cancellation)
    {
        if (await db.Rosters.AsNoTracking().FirstOrDefaultAsync(r => r.Id == Id, cancellation) is not { } roster)
            return NotFound();
        if (await may(roster) && await store.MoveAsync(roster, to, cancellation))
        {
            await store.GoOnAsync(roster, cancellation);
            return LocalRedirect(Request.PathBase + ClassAddress.Roster(Id));
        }

        Said = strings["classes.roster.late"];
        return await LoadAsync(cancellation) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await db.Rosters.AsNoTracking().FirstOrDefaultAsync(r => r.Id == Id, cancellation) is not { } roster)
            return false;
        Roster = roster;
        if (!roster.IsChecked || roster.IsUnderWay)
            return true;
        CanBeTakenBack = roster.CanBeTakenBack(time.GetUtcNow()) && await back.IsLastAsync(roster, cancellation);
        if (roster is { State: RosterState.Checked, IsWhole: true })
            Leaving = await leavers.FirstAsync(roster, LeaversNamed, cancellation);
        Pages = ((Only is { } outcome ? CountOf(outcome) : roster.Total) + RowsShown - 1) / RowsShown;
        PageNumber = Math.Clamp(PageNumber, 1, Math.Max(1, Pages));
        // What is wrong first: that is what people look for.
        Rows = await db.Rows.AsNoTracking().Where(r => r.RosterId == roster.Id && (Only == null || r.Outcome == Only))
            .OrderByDescending(r => r.Outcome == RosterOutcome.Faulty).ThenBy(r => r.Number).Skip((PageNumber - 1) * RowsShown).Take(RowsShown).ToListAsync(cancellation);
        return true;
    }
}
