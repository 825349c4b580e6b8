using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Sites;
using OerPortal.Library.Data;
using OerPortal.Library.Models;

namespace OerPortal.Library.Requests;

/// <summary>Tells a reader how their request goes on; queued with the change, told once.</summary>
internal sealed record TellOfRequest(Guid RequestId, RequestState State) : IJob
{
    JobLane IJob.Lane => JobLane.Ordinary;
}

internal sealed class TellOfRequestJob(LibraryDbContext db, INotices notices, ISiteContext site) : IJobHandler<TellOfRequest>
{
    public async Task RunAsync(TellOfRequest job, IJobProgress progress, CancellationToken cancellation)
    {
        // Gone on before anybody could be told: the next notice says more.
        if (job.State == RequestState.Given || await db.ReaderRequests.AsNoTracking().Include(r => r.Title).FirstOrDefaultAsync(r => r.Id == job.RequestId && r.State == job.State, cancellation) is not { } request)
            return;
        var text = $"library.notice.request.{request.Kind}.{request.State}";
        await notices.TellAsync(new Notice(request.PersonId, text, [request.Title.Heading, request.Place, request.Reason], site.Current.PathPrefix + LibraryAddress.OwnRequests, $"{text}:{request.Id}"), cancellation);
    }
}
