using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Library.Data;
using OerPortal.Library.Models;

namespace OerPortal.Library.Holds;

/// <summary>Tells a reader what has become of what they wait for; queued with the change, told once.</summary>
internal sealed record TellOfHold(Guid HoldId) : IJob
{
    JobLane IJob.Lane => JobLane.Ordinary;
}

internal sealed class TellOfHoldJob(LibraryDbContext db, INotices notices, ISiteContext site) : IJobHandler<TellOfHold>
{
    public async Task RunAsync(TellOfHold job, IJobProgress progress, CancellationToken cancellation)
    {
        // Fetched or put back before anybody could be told: nothing to say any more.
        if (await db.Holds.AsNoTracking().Include(h => h.Title).FirstOrDefaultAsync(h => h.Id == job.HoldId && h.KeepUntil != null && (h.End == null || h.End == HoldEnd.NotFetched), cancellation) is not { } hold)
            return;
        var isEbook = hold.Title.ResourcePublicId is not null;
        var text = (hold.EndedAt is null, isEbook) switch
        {
            (true, false) => "library.notice.ready",
            (true, true) => "library.notice.ready.ebook",
            (false, false) => "library.notice.lapsed",
            (false, true) => "library.notice.lapsed.ebook",
        };
        var notice = new Notice(hold.PersonId, text, [hold.Title.Heading, hold.KeepUntil!.Value.DayInNumbers()], site.Current.PathPrefix + (hold.Title.ResourcePublicId is { } resource ? LibraryAddress.Ebook(resource) : LibraryAddress.Mine), $"{text}:{hold.Id}:{hold.CopyId}");
        await notices.TellAsync(notice, cancellation);
    }
}
