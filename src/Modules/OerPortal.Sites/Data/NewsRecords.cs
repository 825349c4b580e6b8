using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Sites.Markup;

namespace OerPortal.Sites.Data;

/// <summary>News as others follow it (docs/adr/0021-changes-in-commit-order.md).</summary>
internal sealed class NewsRecords(SitesDbContext db, ChangeNumbers numbers) : INews
{
    public async Task<IReadOnlyList<PublicRecord<NewsDocument>>> ChangesSinceAsync(long number, int count, CancellationToken cancellation)
    {
        await numbers.GiveAsync(cancellation);
        var found = await (from change in db.ChangesSince("news", number, count)
                           join item in db.Writings.OfAllSites() on change.Id equals item.Id into items
                           from item in items.DefaultIfEmpty()
                           orderby change.Number
                           select new { change, item }).AsNoTracking().ToListAsync(cancellation);
        return [.. found.Select(f => f.change.ToRecord(() => new NewsDocument(f.item!.Title, PageText.Plain(f.item.Body), f.item.PublishedAt!.Value)))];
    }
}
