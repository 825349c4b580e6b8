using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>What the person has suggested and reported, and what became of it: their own, wherever they are.</summary>
[Authorize]
internal sealed class OwnEchoesModel(ResourcesDbContext db, ICurrentPerson person) : PageModel
{
    private const int Most = 200;

    public IReadOnlyList<Correction> Corrections { get; private set; } = [];

    public IReadOnlyList<FaultReport> Reports { get; private set; } = [];

    public IReadOnlyDictionary<Guid, string> Titles { get; private set; } = new Dictionary<Guid, string>();

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Corrections = await db.Corrections.OfAllSites().AsNoTracking().Include(c => c.Decision).Where(c => c.SuggestedBy == person.Id).OrderByDescending(c => c.SuggestedAt).Take(Most).ToListAsync(cancellation);
        Reports = await db.FaultReports.OfAllSites().AsNoTracking().Include(r => r.Answer).Include(r => r.Closure).Where(r => r.ReportedBy == person.Id).OrderByDescending(r => r.ReportedAt).Take(Most).ToListAsync(cancellation);
        Titles = await FaultsModel.TitlesAsync(db, [.. Corrections.Select(c => c.ResourceId), .. Reports.Select(r => r.ResourceId)], cancellation);
    }

    internal static CorrectionState StateOf(Correction correction)
        => correction.Decision is not { } decision ? CorrectionState.Open : decision.IsAccepted ? CorrectionState.Accepted : CorrectionState.Declined;

    internal static FaultState StateOf(FaultReport report)
        => report.Closure is not null ? FaultState.Closed : report.Answer is not null ? FaultState.Answered : FaultState.Open;
}
