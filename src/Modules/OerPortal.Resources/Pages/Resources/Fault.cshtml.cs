using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Resources.Data;
using OerPortal.Resources.Handlers;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>One report: what was said, what became of it, and what can be done: answer, close, take the resource down at once.</summary>
[Authorize]
internal sealed class FaultModel(
    ResourcesDbContext db, FaultDesk desk, ReviewRights rights, IPeople people, ISites sites, ICurrentPerson person, IStringLocalizer strings, TimeProvider time) : PageModel
{
    [FromRoute]
    public string ReportId { get; set; } = "";

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public FaultReport Report { get; private set; } = null!;

    public Resource Resource { get; private set; } = null!;

    public string ResourceTitle { get; private set; } = "";

    public string? Trouble { get; private set; }

    public bool MayWithdraw => rights.MayWithdraw(Resource);

    public string? SiteName => sites.Find(Report.SiteId)?.Name;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
        => await FindAsync(cancellation) ? Page() : NotFound();

    /// <summary>Words to the reporter; the report waits on until it is closed.</summary>
    public Task<IActionResult> OnPostAnswerAsync(CancellationToken cancellation)
        => ChangeAsync(report => report.Reply(Me, Words, time.GetUtcNow()), nameof(Words), cancellation);

    public Task<IActionResult> OnPostCloseAsync(FaultOutcome outcome, CancellationToken cancellation)
        => ChangeAsync(report => Close(report, outcome == FaultOutcome.Mended ? FaultOutcome.Mended : FaultOutcome.Unfounded, time.GetUtcNow()), nameof(Words), cancellation);

    public Task<IActionResult> OnPostTakeDownAsync(CancellationToken cancellation)
        => ChangeAsync(
            report =>
            {
                if (!MayWithdraw)
                    throw new TransitionRefusedException("resources.refused.not-published");
                var now = time.GetUtcNow();
                Resource.Withdraw(Me, PlainText.Lines(Reason, DraftLimits.Comment), now);
                if (report.Closure is null)
                    Close(report, FaultOutcome.TakenDown, now);
            },
            nameof(Reason),
            cancellation);

    public async Task<string?> NameOfAsync(Guid? personId, CancellationToken cancellation)
        => personId is { } id ? (await people.FindAsync(id, cancellation))?.DisplayName : null;

    private Guid Me => person.Id!.Value;

    private void Close(FaultReport report, FaultOutcome outcome, DateTimeOffset now)
    {
        if (!string.IsNullOrWhiteSpace(Words) && report.Answer is null)
            report.Reply(Me, Words, now);
        report.Close(Me, outcome, now);
    }

    private async Task<IActionResult> ChangeAsync(Action<FaultReport> change, string field, CancellationToken cancellation)
        => !await FindAsync(cancellation) ? NotFound() : await db.AloneWithResourceAsync(Report.ResourceId, async () =>
        {
            Resource = (await db.FindWholeAsync(db.Resources.OfAllSites().Where(r => r.Id == Report.ResourceId), cancellation))!;
            Report = await desk.OpenAsync(Report.Id, cancellation);
            try
            {
                change(Report);
            }
            catch (TransitionRefusedException refused)
            {
                // Nothing is saved of what was begun.
                db.ChangeTracker.Clear();
                ModelState.AddModelError(field, strings[refused.Key]);
                Trouble = strings[refused.Key];
                return (IActionResult)Page();
            }

            db.Record("resources.answer-report", $"resource:{Report.ResourceId}", new { outcome = $"{Report.Closure?.Outcome}" }, Report.SiteId);
            db.Publish(new FaultDecided(Report.Id));
            await db.SaveChangesAsync(cancellation);
            return Redirect(Request.PathBase + ResourceAddress.Fault(ReportId));
        }, cancellation);

    private async Task<bool> FindAsync(CancellationToken cancellation)
    {
        if (await desk.FindAsync(ReportId, cancellation) is not { } report)
            return false;
        Report = report;
        Resource = (await db.FindWholeAsync(db.Resources.OfAllSites().AsNoTracking().Where(r => r.Id == report.ResourceId), cancellation))!;
        ResourceTitle = Resource.Versions.Single(v => v.Number == report.Version).Metadata.Title;
        return true;
    }
}
