using OerPortal.Cms.Jobs;
using OerPortal.Cms.Web;
using OerPortal.Usage.Data;
using OerPortal.Usage.Models;

namespace OerPortal.Usage.Jobs;

/// <summary>Brings what may be told and the totals up to date, and with them what is shown as most read.</summary>
internal sealed record TallyUses : IJob
{
    public JobLane Lane => JobLane.Upkeep;
}

internal sealed class TallyUsesJob(Tally tally, Telling telling, IPageCache pages, TimeProvider time) : IJobHandler<TallyUses>
{
    public async Task RunAsync(TallyUses job, IJobProgress progress, CancellationToken cancellation)
    {
        // What was counted just before midnight is written a little later.
        await telling.TellAsync((time.GetUtcNow() - TimeSpan.FromHours(1)).DayHere().AddDays(-1), cancellation);
        await tally.CountAsync(time.Today(), cancellation);
        await pages.ForgetAsync(UsageTags.Totals, cancellation);
    }
}
