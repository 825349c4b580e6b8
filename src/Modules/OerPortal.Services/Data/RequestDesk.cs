using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Ui;
using OerPortal.Services.Models;

namespace OerPortal.Services.Data;

/// <summary>What waits at a library's desk, and its answers.</summary>
internal sealed class RequestDesk(ServicesDbContext db, INotices notices, ISiteContext site, ICurrentPerson person, TimeProvider time) : IDeskWork
{
    internal const int PageLength = 30;

    public async ValueTask<int> CountAsync(Site site, CancellationToken cancellation)
    {
        var there = site.Id;
        return person.CanAt(there, Permissions.Answer) ? await db.Requests.OfAllSites().CountAsync(r => r.SiteId == there && r.State == RequestState.Waiting, cancellation) : 0;
    }

    /// <summary>Those that wait longest first; of those that are ended the latest.</summary>
    internal async Task<(IReadOnlyList<Request> Requests, int Total)> ListAsync(bool ended, ServiceKind? service, int page, CancellationToken cancellation)
    {
        var found = db.Requests.AsNoTracking().Where(r => ended ? r.State >= RequestState.Done : r.State < RequestState.Done);
        if (service is { } kind)
            found = found.Where(r => r.Service == kind);
        var ordered = ended ? found.OrderByDescending(r => r.ChangedAt) : found.OrderBy(r => r.State).ThenBy(r => r.AskedAt);
        return (await ordered.Skip((page - 1) * PageLength).Take(PageLength).ToListAsync(cancellation), await found.CountAsync(cancellation));
    }

    internal Task<Request?> FindAsync(Guid id, CancellationToken cancellation)
        => db.Requests.Include(r => r.Replies.OrderBy(reply => reply.At)).FirstOrDefaultAsync(r => r.Id == id, cancellation);

    internal async Task AnswerAsync(Request request, RequestState state, string words, CancellationToken cancellation)
    {
        var reply = request.Answer(state, words, person.Id!.Value, time.GetUtcNow());
        db.Record("services.answer", $"request:{request.Id}", new { state = state.ToString() });
        await db.SaveChangesAsync(cancellation);
        if (request.PersonId is { } asked)
        {
            await notices.TellAsync(
                new Notice(asked, $"services.notice.{state}", [site.Current.Name, request.Heading], $"{site.Current.PathPrefix}{RequestAddress.Follow(request.Key)}", $"reply:{reply.Id}"), cancellation);
        }
    }
}
