using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Sites;
using OerPortal.Library.Data;

namespace OerPortal.Library.Between;

/// <summary>Tells the next library that a box is under way to it; queued with the change, told once.</summary>
internal sealed record TellOfBox(Guid BoxId, int Place) : IJob
{
    JobLane IJob.Lane => JobLane.Ordinary;
}

internal sealed class TellOfBoxJob(LibraryDbContext db, Librarians librarians, ISites sites) : IJobHandler<TellOfBox>
{
    public async Task RunAsync(TellOfBox job, IJobProgress progress, CancellationToken cancellation)
    {
        if (await db.Boxes.OfAllSites().AsNoTracking().Include(b => b.Stops).FirstOrDefaultAsync(b => b.Id == job.BoxId, cancellation) is not { } box || box.Stops.Find(s => s.Place == job.Place) is not { } stop)
            return;
        var before = box.Stops.Find(s => s.Place == job.Place - 1)?.SchoolId ?? box.SiteId;
        await librarians.TellAsync(
            stop.SchoolId, "library.notice.between.box", [box.Name, sites.Find(before)?.Name ?? ""], LibraryAddress.Box(box.Id), $"library.notice.between.box:{box.Id}:{job.Place}", cancellation);
    }
}
