using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts.Data;
using OerPortal.Accounts.Letters;
using OerPortal.Accounts.Models;

namespace OerPortal.Accounts.Members;

internal sealed class Notices(AccountsDbContext db, NoticePost post, TimeProvider time) : INotices
{
    internal const int PageSize = 30;

    public async Task TellAsync(Notice notice, CancellationToken cancellation)
    {
        var told = await db.Database.ExecuteSqlAsync(
            $"""
            insert into accounts.notice (id, person_id, text_key, arguments, address, once, at)
            select {Guid.CreateVersion7()}, id, {notice.TextKey}, {notice.Arguments}, {notice.Address}, {notice.Once}, {time.GetUtcNow()}
            from accounts.person where id = {notice.PersonId} and erased_at is null
            on conflict (person_id, once) do nothing
            """,
            cancellation);
        if (told == 1)
            await post.QueueAsync(notice.PersonId, notice.TextKey, cancellation);
    }

    /// <param name="page">From 1; newest first.</param>
    internal async Task<(IReadOnlyList<StoredNotice> Notices, int Total)> ListAsync(Guid personId, int page, CancellationToken cancellation)
    {
        var own = db.Notices.AsNoTracking().Where(n => n.PersonId == personId);
        var total = await own.CountAsync(cancellation);
        return (await own.OrderByDescending(n => n.Id).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellation), total);
    }

    internal Task<int> CountUnreadAsync(Guid personId, CancellationToken cancellation)
        => db.Notices.CountAsync(n => n.PersonId == personId && n.ReadAt == null, cancellation);

    internal Task MarkReadAsync(Guid personId, CancellationToken cancellation)
        => db.Notices.Where(n => n.PersonId == personId && n.ReadAt == null)
            .ExecuteUpdateAsync(n => n.SetProperty(row => row.ReadAt, time.GetUtcNow()), cancellation);
}
