using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Library.Accession;
using OerPortal.Library.Data;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;

namespace OerPortal.Library.StockTaking;

/// <summary>Closes a stock-take: what it found is kept for ever, and what is missing is noted as lost. A few statements, however many books there are.</summary>
internal sealed class StockTakeClosing(LibraryDbContext db, RegisterNumbers numbers, IPageCache pages, ISiteContext site, ICurrentPerson person, TimeProvider time)
{
    /// <summary>Its numbers in part III of the general register.</summary>
    internal const string Counter = "KK";

    /// <returns>How many are missing; null when somebody else has closed it meanwhile.</returns>
    internal async Task<int?> CloseAsync(StockTake take, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.TakeTurnAsync(site.Current.Id, cancellation);
        // Who scans waits from here on, and finds it closed; so does who lends one of its copies, until it is said whether that is missing.
        if ((await db.Database.SqlQuery<Guid>($"select id from library.stock_take where id = {take.Id} and site_id = {site.Current.Id} and number is null for update").ToListAsync(cancellation)).Count == 0)
            return null;
        await db.Database.ExecuteSqlAsync($"select count(*) from (select 1 from library.copy where site_id = {site.Current.Id} and state <> {(int)CopyState.WrittenOff} order by id for update) as its", cancellation);
        var now = time.GetUtcNow();
        await WriteAsync(take, cancellation);
        var missing = await LoseAsync(take, now, cancellation);
        var number = await numbers.TakeAsync(site.Current.Id, Counter, 1, cancellation);
        await db.StockTakes.Where(t => t.Id == take.Id).ExecuteUpdateAsync(set => set.SetProperty(t => t.Number, number).SetProperty(t => t.ClosedAt, now).SetProperty(t => t.ClosedBy, person.Id), cancellation);
        db.Record("library.stockTake.close", $"stockTake:{take.Id}", new { number, missing });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        await pages.ForgetAsync(LibraryMenu.TagOf(site.Current.Id), cancellation);
        return missing;
    }

    private Task<int> WriteAsync(StockTake take, CancellationToken cancellation)
    {
        var kind = (int?)take.Kind;
        return db.Database.ExecuteSqlAsync(
            $"""
             insert into library.stock_take_line (stock_take_id, copy_id, site_id, register, number, price, outcome, finding, book)
             select {take.Id}, c.id, c.site_id, c.register, c.number, c.price,
                 case when c.state = {(int)CopyState.WrittenOff} then {(int)Outcome.WrittenOff} when not its.is_asked then {(int)Outcome.Elsewhere}
                     when s.copy_id is not null then {(int)Outcome.There} when l.id is not null or a.id is not null then {(int)Outcome.Lent} else {(int)Outcome.Missing} end,
                 coalesce(s.finding, case when its.is_asked and l.id is null and a.id is not null then {(int)Finding.Away} end),
                 case when t.people <> '' then t.people || '. ' else '' end || t.name || case when t.volume <> '' then '. ' || t.volume else '' end
             from library.copy c
             join library.title t on t.id = c.title_id
             cross join lateral (select c.state <> {(int)CopyState.WrittenOff} and ({kind}::integer is null or c.register = {kind}) and ({take.Store} = '' or c.store = {take.Store}) as is_asked) as its
             left join library.stock_take_scan s on s.stock_take_id = {take.Id} and s.copy_id = c.id
             left join library.loan l on l.copy_id = c.id and l.ended_at is null and l.site_id = c.site_id
             left join library.stay a on a.copy_id = c.id and a.ended_at is null
             where c.site_id = {site.Current.Id} and c.licence_id is null and (its.is_asked or s.copy_id is not null)
             """,
            cancellation);
    }

    private Task<int> LoseAsync(StockTake take, DateTimeOffset now, CancellationToken cancellation)
        => db.Database.ExecuteSqlAsync(
            $"""
             update library.copy c set state = {(int)CopyState.Lost}, state_at = case when c.state = {(int)CopyState.Lost} then c.state_at else {now} end
             from library.stock_take_line l
             where l.stock_take_id = {take.Id} and l.copy_id = c.id and l.outcome = {(int)Outcome.Missing}
             """,
            cancellation);
}
