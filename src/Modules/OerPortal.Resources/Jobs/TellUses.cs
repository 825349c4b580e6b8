using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Cms.Data;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Sites;
using OerPortal.Resources.Data;

namespace OerPortal.Resources.Jobs;

/// <summary>Tells contributors once a day that teachers have used what they gave: one message for all of it.</summary>
internal sealed record TellUses : IJob
{
    string? IJob.Key => "uses";

    JobLane IJob.Lane => JobLane.Upkeep;
}

internal sealed class TellUsesJob(ResourcesDbContext db, INotices notices, ISites sites, TimeProvider time) : IJobHandler<TellUses>
{
    /// <summary>Somebody who takes their thanks back soon is not told of.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    public async Task RunAsync(TellUses job, IJobProgress progress, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var until = now - Pause;
        var news = await (
            from use in db.ClassUses
            join entry in db.Catalogue on use.ResourceId equals entry.ResourceId
            join resource in db.Resources.OfAllSites() on use.ResourceId equals resource.Id
            where use.ToldAt == null && use.SaidAt <= until
            select new { use.SaidAt, entry.ResourceId, entry.PublicId, entry.Title, entry.SiteId, resource.OwnerId }).ToListAsync(cancellation);
        foreach (var given in news.GroupBy(n => n.OwnerId))
        {
            var first = given.First();
            var isOne = given.All(n => n.ResourceId == first.ResourceId);
            var notice = new Notice(
                given.Key,
                isOne ? "resources.notice.uses.one" : "resources.notice.uses.other",
                [$"{given.Count()}", isOne ? first.Title : $"{given.DistinctBy(n => n.ResourceId).Count()}"],
                sites.Find(first.SiteId)?.PathPrefix + (isOne ? ResourceAddress.Page(first.PublicId) : ResourceAddress.Contributions),
                // The same when the job is run again before they are marked.
                $"uses:{given.Max(n => n.SaidAt):O}");
            await notices.TellAsync(notice, cancellation);
        }

        await db.ClassUses.Where(u => u.ToldAt == null && u.SaidAt <= until).ExecuteUpdateAsync(u => u.SetProperty(row => row.ToldAt, now), cancellation);
    }
}
