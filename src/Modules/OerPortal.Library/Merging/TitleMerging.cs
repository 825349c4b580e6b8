using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Library.Data;
using OerPortal.Library.Models;

namespace OerPortal.Library.Merging;

/// <summary>
/// Makes one title of two that describe the same book. The copies, who waits for them and what is asked of them go over to the one that stays; the other is kept for the
/// registers, which print what was entered, and leads to it. It can be taken back.
/// </summary>
internal sealed class TitleMerging(LibraryDbContext db, TimeProvider time)
{
    internal const int MostGroups = 200;

    /// <summary>Titles that are the same book by ISBN and volume, or by name, volume and people; the oldest of each group first.</summary>
    internal async Task<IReadOnlyList<IReadOnlyList<Title>>> TwinsAsync(CancellationToken cancellation)
    {
        var keys = await db.Catalogue.GroupBy(t => t.WorkKey).Where(g => g.Count() > 1).OrderBy(g => g.Key).Select(g => g.Key).Take(MostGroups).ToListAsync(cancellation);
        var titles = await db.Catalogue.AsNoTracking().Where(t => keys.Contains(t.WorkKey)).OrderBy(t => t.AddedAt).ThenBy(t => t.Id).ToListAsync(cancellation);
        return [.. titles.GroupBy(t => t.WorkKey).OrderBy(g => g.First().Words, StringComparer.Ordinal).Select(g => g.ToList())];
    }

    /// <summary>Those that were merged into it.</summary>
    internal async Task<IReadOnlyList<Title>> MergedAsync(Title into, CancellationToken cancellation)
        => await db.Titles.AsNoTracking().Where(t => t.MergedIntoId == into.Id).OrderBy(t => t.AddedAt).ToListAsync(cancellation);

    /// <returns>False where one of them was merged meanwhile.</returns>
    internal async Task<bool> MergeAsync(Title gone, Title stays, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await HoldStillAsync([gone.Id, stays.Id], cancellation))
            return false;
        var now = time.GetUtcNow();
        // A title that leads to the one that goes leads to the one that stays.
        await db.Titles.Where(t => t.Id == gone.Id || t.MergedIntoId == gone.Id).ExecuteUpdateAsync(set => set.SetProperty(t => t.MergedIntoId, stays.Id).SetProperty(t => t.ChangedAt, now), cancellation);
        await db.Copies.Where(c => c.TitleId == gone.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.TitleId, stays.Id), cancellation);
        // Who waits for both keeps the earlier place.
        await db.Database.ExecuteSqlAsync(
            $"""
             update library.hold h set ended_at = {now}, "end" = {(int)HoldEnd.TakenBack}, copy_id = null from library.hold o
             where h.ended_at is null and o.ended_at is null and h.title_id in ({gone.Id}, {stays.Id}) and o.title_id in ({gone.Id}, {stays.Id}) and o.person_id = h.person_id
                 and o.id <> h.id and (o.copy_id is null, o.made_at, o.id) < (h.copy_id is null, h.made_at, h.id);
             update library.hold set title_id = {stays.Id} where title_id = {gone.Id} and ended_at is null;
             update library.reader_request r set title_id = {stays.Id} where title_id = {gone.Id} and state < 3
                 and not exists (select from library.reader_request o where o.title_id = {stays.Id} and o.state < 3 and o.site_id = r.site_id and o.person_id = r.person_id and o.kind = r.kind);
             update library.interloan i set title_id = {stays.Id} where title_id = {gone.Id} and state = {(int)InterloanState.Asked}
                 and not exists (select from library.interloan o where o.title_id = {stays.Id} and o.state = i.state and o.site_id = i.site_id and o.person_id is not distinct from i.person_id);
             """, cancellation);
        db.Record("library.title.merge", $"title:{stays.Id}", new { gone = gone.PublicId, title = gone.Heading });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>Makes two of them again: each copy goes back to the title it was entered with. Who waits, waits for the one that stayed.</summary>
    /// <returns>False where it is a title of its own already.</returns>
    internal async Task<bool> PartAsync(Title gone, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.Titles.Where(t => t.Id == gone.Id && t.MergedIntoId != null).ExecuteUpdateAsync(set => set.SetProperty(t => t.MergedIntoId, (Guid?)null), cancellation) == 0)
            return false;
        await db.Copies.Where(c => c.EnteredTitleId == gone.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.TitleId, gone.Id), cancellation);
        db.Record("library.title.part", $"title:{gone.Id}");
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>Whoever enters books of one of them comes before, or after. In one order, so that two who merge wait for each other in turn.</summary>
    private async Task<bool> HoldStillAsync(Guid[] ids, CancellationToken cancellation)
        => (await db.Database.SqlQuery<Guid>($"select id from library.title where id = any ({ids}) and merged_into_id is null order by id for update").ToListAsync(cancellation)).Count == ids.Length;
}
