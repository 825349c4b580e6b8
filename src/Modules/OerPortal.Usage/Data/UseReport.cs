using Dapper;
using Npgsql;
using OerPortal.Usage.Models;

namespace OerPortal.Usage.Data;

/// <summary>What the desk pages and their files tell. Asks no rights.</summary>
internal sealed class UseReport(NpgsqlDataSource data)
{
    private const string Sums =
        "sum(views)::int AS views, sum(viewers)::int AS viewers, sum(reads)::int AS reads, sum(readers)::int AS readers, sum(downloads)::int AS downloads, sum(downloaders)::int AS downloaders";

    /// <summary>Day by day at a site, or at all of them; a day without any is there with nothing.</summary>
    internal async Task<IReadOnlyList<UseRow<DateOnly>>> DaysAtAsync(Guid? siteId, Period period, CancellationToken cancellation) => Every(period, await AskAsync<DateOnly>(
        """
        SELECT day AS of, sum(views)::int AS views, 0 AS viewers, sum(reads)::int AS reads, 0 AS readers, sum(downloads)::int AS downloads, 0 AS downloaders
        FROM usage.site_day WHERE day BETWEEN @From AND @To AND (@siteId::uuid IS NULL OR site_id = @siteId) GROUP BY day
        """,
        new { period.From, period.To, siteId },
        cancellation));

    /// <summary>What the sites contributed, wherever it was used.</summary>
    internal Task<IReadOnlyList<UseRow<Guid>>> OwnOfSitesAsync(Guid? siteId, Period period, CancellationToken cancellation) => AskAsync<Guid>(
        """
        SELECT site_id AS of, sum(own_views)::int AS views, 0 AS viewers, sum(own_reads)::int AS reads, 0 AS readers, sum(own_downloads)::int AS downloads, 0 AS downloaders
        FROM usage.site_day WHERE day BETWEEN @From AND @To AND (@siteId::uuid IS NULL OR site_id = @siteId) GROUP BY site_id
        """,
        new { period.From, period.To, siteId },
        cancellation);

    /// <summary>What was used at each site.</summary>
    internal Task<IReadOnlyList<UseRow<Guid>>> SitesAsync(Period period, CancellationToken cancellation) => AskAsync<Guid>(
        """
        SELECT site_id AS of, sum(views)::int AS views, 0 AS viewers, sum(reads)::int AS reads, 0 AS readers, sum(downloads)::int AS downloads, 0 AS downloaders
        FROM usage.site_day WHERE day BETWEEN @From AND @To GROUP BY site_id
        """,
        new { period.From, period.To },
        cancellation);

    /// <summary>Resources that were used at a site, or at all of them, the most read first.</summary>
    internal async Task<UseList> ResourcesAsync(Guid? siteId, Period period, int count, int skip, CancellationToken cancellation)
    {
        var rows = await AskAsync<Guid>(
            $"""
            SELECT resource_id AS of, {Sums} FROM usage.day WHERE day BETWEEN @From AND @To AND (@siteId::uuid IS NULL OR site_id = @siteId)
            GROUP BY resource_id ORDER BY sum(reads) + sum(downloads) DESC, sum(views) DESC, resource_id LIMIT @count OFFSET @skip
            """,
            new { period.From, period.To, siteId, count, skip },
            cancellation);
        await using var connection = await data.OpenConnectionAsync(cancellation);
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "SELECT count(DISTINCT resource_id) FROM usage.day WHERE day BETWEEN @From AND @To AND (@siteId::uuid IS NULL OR site_id = @siteId)",
            new { period.From, period.To, siteId },
            cancellationToken: cancellation));
        return new UseList(rows, total);
    }

    /// <summary>A resource day by day, at all sites together.</summary>
    internal async Task<IReadOnlyList<UseRow<DateOnly>>> DaysOfAsync(Guid resourceId, Period period, CancellationToken cancellation) => Every(period, await AskAsync<DateOnly>(
        $"SELECT day AS of, {Sums} FROM usage.day WHERE resource_id = @resourceId AND day BETWEEN @From AND @To GROUP BY day", new { resourceId, period.From, period.To }, cancellation));

    /// <summary>Where a resource was used.</summary>
    internal Task<IReadOnlyList<UseRow<Guid>>> SitesOfAsync(Guid resourceId, Period period, CancellationToken cancellation) => AskAsync<Guid>(
        $"SELECT site_id AS of, {Sums} FROM usage.day WHERE resource_id = @resourceId AND day BETWEEN @From AND @To GROUP BY site_id ORDER BY sum(reads) + sum(downloads) DESC, site_id",
        new { resourceId, period.From, period.To },
        cancellation);

    private async Task<IReadOnlyList<UseRow<T>>> AskAsync<T>(string sql, object values, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<Row<T>>(new CommandDefinition(sql, values, cancellationToken: cancellation));
        return [.. rows.Select(r => new UseRow<T>(r.Of, new(r.Views, r.Viewers), new(r.Reads, r.Readers), new(r.Downloads, r.Downloaders)))];
    }

    private static IReadOnlyList<UseRow<DateOnly>> Every(Period period, IReadOnlyList<UseRow<DateOnly>> days)
    {
        var known = days.ToDictionary(d => d.Of);
        return [.. Enumerable.Range(0, period.Days).Select(period.From.AddDays).Select(day => known.GetValueOrDefault(day) ?? new UseRow<DateOnly>(day, default, default, default))];
    }

    private sealed record Row<T>(T Of, int Views, int Viewers, int Reads, int Readers, int Downloads, int Downloaders);
}
