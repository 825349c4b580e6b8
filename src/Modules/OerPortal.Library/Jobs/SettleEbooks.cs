using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Jobs;
using OerPortal.Library.Data;
using OerPortal.Library.Ebooks;
using OerPortal.Library.Lending;

namespace OerPortal.Library.Jobs;

internal sealed record SettleEbooks : IJob
{
    string IJob.Key => nameof(SettleEbooks);

    JobLane IJob.Lane => JobLane.Upkeep;
}

/// <summary>Sees at which sites e-books are back by themselves, so that who waits is told. Nothing opens or closes by it: that is asked of the clock.</summary>
internal sealed class SettleEbooksJob(LibraryDbContext db, LendingRules rules) : IJobHandler<SettleEbooks>
{
    public async Task RunAsync(SettleEbooks job, IJobProgress progress, CancellationToken cancellation)
    {
        var today = rules.Today;
        var over = db.Loans.OfAllSites().Where(l => l.EbookTitleId != null && l.EndedAt == null && l.DueOn < today).Select(l => l.SiteId)
            .Union(db.Holds.OfAllSites().Where(h => h.EndedAt == null && h.Copy!.LicenceId != null && h.KeepUntil < today).Select(h => h.SiteId))
            .Union(db.EbookLicences.OfAllSites().Where(l => l.Ends < today && db.Copies.Any(c => c.LicenceId == l.Id && c.State == Models.CopyState.OnShelf)).Select(l => l.SiteId));
        foreach (var site in await over.Distinct().ToListAsync(cancellation))
            await db.EnqueueNowAsync(new SettleEbooksAtSite(), new JobOptions(SiteId: site, Key: $"{nameof(SettleEbooks)}:{site}"), cancellation);
    }
}

internal sealed record SettleEbooksAtSite : IJob
{
    JobLane IJob.Lane => JobLane.Upkeep;
}

internal sealed class SettleEbooksAtSiteJob(EbookTerms terms) : IJobHandler<SettleEbooksAtSite>
{
    public Task RunAsync(SettleEbooksAtSite job, IJobProgress progress, CancellationToken cancellation) => terms.SettleAsync(cancellation);
}
