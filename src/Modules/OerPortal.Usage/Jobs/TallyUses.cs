using OerPortal.Cms.Jobs;
using OerPortal.Cms.Web;
using OerPortal.Usage.Data;
using OerPortal.Usage.Models;

namespace OerPortal.Usage.Jobs;

/// <summary>Brings the totals up to date, and with them what is shown as most read.</summary>
internal sealed record TallyUses : IJob
{
    public JobLane Lane => JobLane.Upkeep;
}

internal sealed class TallyUsesJob(Tally tally, IPageCache pages, TimeProvider time) : IJobHandler<TallyUses>
{
    public async Task RunAsync(TallyUses job, IJobProgress progress, CancellationToken cancellation)
    {
        await tally.CountAsync(time.Today(), cancellation);
        await pages.ForgetAsync(UsageTags.Totals, cancellation);
    }
}
