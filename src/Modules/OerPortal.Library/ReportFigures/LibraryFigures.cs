using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Text;
using OerPortal.Library.Data;

namespace OerPortal.Library.ReportFigures;

/// <inheritdoc cref="ILibraryFigures" />
internal sealed class LibraryFigures(LibraryDbContext db) : ILibraryFigures
{
    public async Task<IReadOnlyList<StockFigure>> StockAsync(Guid siteId, CancellationToken cancellation)
        => (await db.Database.SqlQuery<StockRow>(
            $"""
             select c.register as "Kind", t.grade as "Grade", count(distinct c.title_id)::int as "Titles", count(*)::int as "Copies"
             from library.copy c join library.title t on t.id = c.title_id where c.site_id = {siteId} and c.state = 0 and c.licence_id is null group by c.register, t.grade
             """).ToListAsync(cancellation)).ConvertAll(r => new StockFigure((StockKind)r.Kind, r.Grade, r.Titles, r.Copies));

    // Without the titles: a million copies are counted in a third of a second.
    public async Task<IReadOnlyList<SchoolStock>> StockAsync(CancellationToken cancellation)
        => (await db.Database.SqlQuery<SchoolStockRow>(
            $"""select site_id as "SiteId", register as "Kind", count(*)::int as "Copies" from library.copy where state = 0 and licence_id is null group by site_id, register""")
            .ToListAsync(cancellation)).ConvertAll(r => new SchoolStock(r.SiteId, (StockKind)r.Kind, r.Copies));

    public async Task<IReadOnlyList<TeachingTitle>> TeachingAsync(Guid siteId, CancellationToken cancellation)
        => await db.Database.SqlQuery<TeachingTitle>(
            $"""
             select t.name as "Name", t.grade as "Grade", count(*)::int as "Copies" from library.copy c join library.title t on t.id = c.title_id
             where c.site_id = {siteId} and c.state = 0 and c.register = 1 group by t.id order by t.name
             """).ToListAsync(cancellation);

    public async Task<IReadOnlyList<SchoolLending>> LendingAsync(DateOnly from, DateOnly to, CancellationToken cancellation)
        => await db.Database.SqlQuery<SchoolLending>(
            $"""
             select site_id as "SiteId", count(*)::int as "Loans", count(distinct person_id)::int as "Readers" from library.loan
             where lent_at >= {Begins(from)} and lent_at < {Ends(to)} group by site_id
             """).ToListAsync(cancellation);

    public async Task<LendingFigures> LendingAsync(Guid siteId, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var rows = await db.Database.SqlQuery<LentRow>(
            $"""
             with lent as (
                 select ((l.lent_at at time zone 'UTC') + interval '7 hours')::date as day, c.register as kind, l.class_name, l.person_id,
                        case when t.class_mark ~ '^\d\d\d' then left(t.class_mark, 1) || '00' else split_part(split_part(t.class_mark, ' ', 1), '.', 1) end as mark
                 from library.loan l join library.copy c on c.id = l.copy_id join library.title t on t.id = c.title_id
                 where l.site_id = {siteId} and l.lent_at >= {Begins(from)} and l.lent_at < {Ends(to)})
             select grouping(day, kind, mark, class_name) as "Side", day as "Day", kind as "Kind", mark as "Mark", class_name as "ClassName",
                    count(*)::int as "Loans", count(distinct person_id)::int as "Readers"
             from lent group by grouping sets ((day), (kind), (mark), (class_name), ())
             """).ToListAsync(cancellation);
        var all = rows.Find(r => r.Side == Side.All);
        return new LendingFigures(
            all?.Loans ?? 0,
            all?.Readers ?? 0,
            [.. rows.Where(r => r.Side == Side.Day).OrderBy(r => r.Day).Select(r => new DayLending(r.Day!.Value, r.Loans))],
            [.. rows.Where(r => r.Side == Side.Kind).OrderByDescending(r => r.Loans).Select(r => new KindLending((StockKind)r.Kind!.Value, r.Loans))],
            [.. rows.Where(r => r.Side == Side.Mark).OrderBy(r => r.Mark, StringComparer.Ordinal).Select(r => new MarkLending(r.Mark!, r.Loans))],
            [.. rows.Where(r => r.Side == Side.ClassName).OrderBy(r => r.ClassName, StringComparer.Ordinal).Select(r => new ClassLending(r.ClassName!, r.Loans, r.Readers))]);
    }

    public async Task<TitleFigures> TitlesAsync(Guid siteId, DateOnly from, DateOnly to, int most, CancellationToken cancellation)
    {
        var rows = await db.Database.SqlQuery<TitleRow>(
            $"""
             with there as (
                 select title_id, count(*)::int as copies from library.copy where site_id = {siteId} and state = 0 group by title_id),
             lent as (
                 select c.title_id, count(*)::int as loans from library.loan l join library.copy c on c.id = l.copy_id
                 where l.site_id = {siteId} and l.batch_id is null and l.lent_at >= {Begins(from)} and l.lent_at < {Ends(to)} group by c.title_id),
             named as (
                 select t.public_id, t.name || case when t.volume <> '' then '. ' || t.volume else '' end as name, t.people, coalesce(h.copies, 0) as copies, coalesce(l.loans, 0) as loans,
                        row_number() over (order by l.loans desc nulls last, t.words, t.id) as at_top,
                        row_number() over (partition by l.loans is null order by t.added_at, t.id) as at_end,
                        count(*) filter (where l.loans is null) over () as never
                 from library.title t left join there h on h.title_id = t.id left join lent l on l.title_id = t.id
                 where t.site_id = {siteId} and (l.loans > 0 or (h.copies > 0 and t.kind in (2, 3))))
             select public_id as "PublicId", name as "Name", people as "People", copies as "Copies", loans as "Loans", never::int as "Never" from named
             where (loans > 0 and at_top <= {most}) or (loans = 0 and at_end <= {most}) order by loans desc, at_top
             """).ToListAsync(cancellation);
        return new TitleFigures([.. rows.Where(r => r.Loans > 0).Select(Named)], rows.FirstOrDefault()?.Never ?? 0, [.. rows.Where(r => r.Loans == 0).Select(Named)]);
    }

    public async Task<KeptFigures> KeptAsync(Guid siteId, DateOnly from, DateOnly to, CancellationToken cancellation)
        => (await db.Database.SqlQuery<KeptFigures>(
            $"""
             select (select count(*)::int from library.periodical where site_id = {siteId} and since <= {to} and (until is null or until >= {from})) as "Newspapers",
                    (select count(*)::int from library.stock_take where site_id = {siteId} and number is not null and dated between {from} and {to}) as "StockTakes"
             """).ToListAsync(cancellation))[0];

    private static LentTitle Named(TitleRow row) => new(row.PublicId, row.Name, row.People, row.Copies, row.Loans);

    private static DateTimeOffset Begins(DateOnly day) => new DateTimeOffset(day, TimeOnly.MinValue, VietnamTime.Offset).ToUniversalTime();

    private static DateTimeOffset Ends(DateOnly day) => Begins(day.AddDays(1));

    /// <summary>What <c>grouping</c> says: a bit for each column that a row is not about.</summary>
    private static class Side
    {
        internal const int Day = 0b0111;
        internal const int Kind = 0b1011;
        internal const int Mark = 0b1101;
        internal const int ClassName = 0b1110;
        internal const int All = 0b1111;
    }

    private sealed record StockRow(int Kind, int? Grade, int Titles, int Copies);

    private sealed record SchoolStockRow(Guid SiteId, int Kind, int Copies);

    private sealed record LentRow(int Side, DateOnly? Day, int? Kind, string? Mark, string? ClassName, int Loans, int Readers);

    private sealed record TitleRow(string PublicId, string Name, string People, int Copies, int Loans, int Never);
}
