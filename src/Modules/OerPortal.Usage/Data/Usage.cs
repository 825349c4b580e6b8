using System.Runtime.CompilerServices;
using Dapper;
using Npgsql;
using OerPortal.Cms.Text;
using OerPortal.Resources;
using OerPortal.Usage.Models;

namespace OerPortal.Usage.Data;

internal sealed class Usage(NpgsqlDataSource data, IResources resources, UseReport report, TimeProvider time) : IUsage
{
    private const int Portion = 100;
    private const int MostGiven = 1000;
    private const int DaysAtOnce = 5000;

    private const string Columns = "resource_id AS ResourceId, views AS Views, viewers AS Viewers, reads AS Reads, readers AS Readers, downloads AS Downloads, downloaders AS Downloaders";

    public async Task<IReadOnlyDictionary<Guid, ResourceUse>> OfAsync(IReadOnlyCollection<Guid> resourceIds, CancellationToken cancellation)
    {
        Guid[] wanted = [.. resourceIds];
        await using var connection = await data.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<Total>(new CommandDefinition(
            $"SELECT {Columns} FROM usage.total WHERE site_id = @Everywhere AND resource_id = ANY (@wanted)", new { Tally.Everywhere, wanted }, cancellationToken: cancellation));
        return rows.ToDictionary(r => r.ResourceId, r => r.Use);
    }

    public async IAsyncEnumerable<ResourceUse> MostReadAsync(Guid? siteId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var skip = 0; skip < MostGiven; skip += Portion)
        {
            var portion = await MostReadAsync(siteId ?? Tally.Everywhere, skip, cancellation);
            foreach (var one in portion)
                yield return one.Use;
            if (portion.Count < Portion)
                yield break;
        }
    }

    public async Task<UsedWeek> WeekAsync(Guid? siteId, CancellationToken cancellation)
    {
        const int mostNamed = 3;
        var today = DateOnly.FromDateTime(time.GetUtcNow().ToOffset(VietnamTime.Offset).Date);
        var from = today.AddDays(-6);
        var days = await report.DaysAtAsync(siteId, new Period(today.AddDays(-13), today, Period.Own), cancellation);
        var most = await report.ResourcesAsync(siteId, new Period(from, today, Period.Own), mostNamed, 0, cancellation);
        UseNumbers Sum(Func<DateOnly, bool> isOf)
            => days.Where(day => isOf(day.Of)).Aggregate(new UseNumbers(0, 0, 0), (sum, day) => new(sum.Views + day.Views.Uses, sum.Reads + day.Reads.Uses, sum.Downloads + day.Downloads.Uses));
        return new UsedWeek(from, today, Sum(day => day >= from), Sum(day => day < from), [.. most.Rows.Select(row => row.Of)]);
    }

    public async Task<IReadOnlyList<UsedDay>> DaysAsync(Guid siteId, DateOnly from, DateOnly to, CancellationToken cancellation)
        => [.. (await report.DaysAtAsync(siteId, new Period(from, to, Period.Own), cancellation)).Where(d => d.All > 0).Select(d => new UsedDay(d.Of, new(d.Views.Uses, d.Reads.Uses, d.Downloads.Uses)))];

    public async IAsyncEnumerable<ResourceUse> AllReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var last = Guid.Empty;
        while (await ReadAfterAsync(last, cancellation) is { Count: > 0 } portion)
        {
            foreach (var one in portion)
                yield return one.Use;
            last = portion[^1].ResourceId;
        }
    }

    public async IAsyncEnumerable<OpenUse> OpenDaysAsync(DateOnly from, DateOnly to, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var last = new DayRow(from, Guid.Empty, Guid.Empty, 0, 0, 0);
        while (true)
        {
            var portion = await DaysAfterAsync(last, to, cancellation);
            var open = (await resources.CardsAsync([.. portion.Select(r => r.ResourceId).Distinct()], Viewer.Guest, cancellation)).Select(c => c.Id).ToHashSet();
            foreach (var row in portion.Where(r => open.Contains(r.ResourceId)))
                yield return row.Open;
            if (portion.Count < DaysAtOnce)
                yield break;
            last = portion[^1];
        }
    }

    // No connection stays open while the caller looks at what it got.
    private async Task<List<Total>> MostReadAsync(Guid siteId, int skip, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<Total>(new CommandDefinition(
            $"""
            SELECT {Columns} FROM usage.total WHERE site_id = @siteId AND readers + downloaders >= 5
            ORDER BY readers + downloaders DESC, resource_id LIMIT @Portion OFFSET @skip
            """,
            new { siteId, Portion, skip },
            cancellationToken: cancellation))).AsList();
    }

    private async Task<List<Total>> ReadAfterAsync(Guid last, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<Total>(new CommandDefinition(
            $"SELECT {Columns} FROM usage.total WHERE site_id = @Everywhere AND resource_id > @last AND readers + downloaders >= 5 ORDER BY resource_id LIMIT @DaysAtOnce",
            new { Tally.Everywhere, last, DaysAtOnce },
            cancellationToken: cancellation))).AsList();
    }

    private async Task<List<DayRow>> DaysAfterAsync(DayRow last, DateOnly to, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<DayRow>(new CommandDefinition(
            """
            SELECT day, resource_id AS resourceid, site_id AS siteid, sum(views)::int AS views, sum(reads)::int AS reads, sum(downloads)::int AS downloads FROM usage.told
            WHERE (day, resource_id, site_id) > (@Day, @ResourceId, @SiteId) AND day <= @to GROUP BY day, resource_id, site_id ORDER BY day, resource_id, site_id LIMIT @DaysAtOnce
            """,
            new { last.Day, last.ResourceId, last.SiteId, to, DaysAtOnce },
            cancellationToken: cancellation))).AsList();
    }

    private sealed record Total(Guid ResourceId, int Views, int Viewers, int Reads, int Readers, int Downloads, int Downloaders)
    {
        internal ResourceUse Use => new(ResourceId, new(Views, Viewers), new(Reads, Readers), new(Downloads, Downloaders));
    }

    private sealed record DayRow(DateOnly Day, Guid ResourceId, Guid SiteId, int Views, int Reads, int Downloads)
    {
        internal OpenUse Open => new(Day, ResourceId, SiteId, Told(Views), Told(Reads), Told(Downloads));

        private static int? Told(int uses) => uses > 0 ? uses : null;
    }
}
