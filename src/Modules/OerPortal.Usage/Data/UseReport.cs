using Dapper;
using Npgsql;
using OerPortal.Usage.Models;

namespace OerPortal.Usage.Data;

/// <summary>
/// What the desk pages and their files tell. Of a school's site, and of what not everybody may see, that is what five people at least did
/// (<see cref="Telling"/>); of what everybody may see, at all sites together, everything. Asks no rights.
/// </summary>
internal sealed class UseReport(NpgsqlDataSource data)
{
    private const string Sums = "sum(views)::int AS views, sum(reads)::int AS reads, sum(downloads)::int AS downloads";

    // No use is in both, and none of the others' is in the first.
    private const string Everywhere = """
        (SELECT day, resource_id, is_open, views, reads, downloads FROM usage.day WHERE is_open AND day BETWEEN @From AND @To
         UNION ALL SELECT day, resource_id, is_open, views, reads, downloads FROM usage.told WHERE NOT is_open AND day BETWEEN @From AND @To) AS everywhere
        """;

    private const string AtSite = "(SELECT * FROM usage.told WHERE site_id = @siteId AND day BETWEEN @From AND @To) AS at_site";

    /// <summary>Day by day at a site, or at all of them; a day without any is there with nothing.</summary>
    internal async Task<IReadOnlyList<UseRow<DateOnly>>> DaysAtAsync(Guid? siteId, Period period, CancellationToken cancellation) => Every(period, await AskAsync<DateOnly>(
        $"SELECT day AS of, {Sums} FROM {(siteId is null ? Everywhere : AtSite)} GROUP BY day", new { period.From, period.To, siteId }, cancellation));

    /// <summary>What the sites contributed, wherever it was used.</summary>
    internal Task<IReadOnlyList<UseRow<Guid>>> OwnOfSitesAsync(Guid? siteId, Period period, CancellationToken cancellation) => AskAsync<Guid>(
        $"""
        SELECT from_id AS of, {Sums} FROM usage.told
        WHERE day BETWEEN @From AND @To AND resource_id <> @Others AND (@siteId::uuid IS NULL OR from_id = @siteId) GROUP BY from_id
        """,
        new { period.From, period.To, siteId, Telling.Others },
        cancellation);

    /// <summary>What was used at each site.</summary>
    internal Task<IReadOnlyList<UseRow<Guid>>> SitesAsync(Period period, CancellationToken cancellation) => AskAsync<Guid>(
        $"SELECT site_id AS of, {Sums} FROM usage.told WHERE day BETWEEN @From AND @To GROUP BY site_id", new { period.From, period.To }, cancellation);

    /// <summary>Resources that were used at a site, or at all of them, the most read first.</summary>
    internal async Task<UseList> ResourcesAsync(Guid? siteId, Period period, int count, int skip, CancellationToken cancellation)
    {
        var source = siteId is null ? Everywhere : AtSite;
        var rows = await AskAsync<Guid>(
            $"""
            SELECT resource_id AS of, {Sums}{(siteId is null ? ", bool_and(is_open) AS isopen" : "")} FROM {source} WHERE resource_id <> @Others
            GROUP BY resource_id ORDER BY sum(reads) + sum(downloads) DESC, sum(views) DESC, resource_id LIMIT @count OFFSET @skip
            """,
            new { period.From, period.To, siteId, Telling.Others, count, skip },
            cancellation);
        await using var connection = await data.OpenConnectionAsync(cancellation);
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            $"SELECT count(DISTINCT resource_id) FROM {source} WHERE resource_id <> @Others", new { period.From, period.To, siteId, Telling.Others }, cancellationToken: cancellation));
        return new UseList(rows, total);
    }

    /// <summary>What was used of a site's resources that few use.</summary>
    internal async Task<UseRow<Guid>> OthersAtAsync(Guid siteId, Period period, CancellationToken cancellation)
        => await AskAsync<Guid>($"SELECT resource_id AS of, {Sums} FROM {AtSite} WHERE resource_id = @Others GROUP BY resource_id", new { period.From, period.To, siteId, Telling.Others }, cancellation)
            is [var others] ? others : new UseRow<Guid>(Telling.Others, default, default, default);

    /// <summary>A resource day by day, at all sites together.</summary>
    /// <param name="isOpen">Whether everybody may see it.</param>
    internal async Task<IReadOnlyList<UseRow<DateOnly>>> DaysOfAsync(Guid resourceId, bool isOpen, Period period, CancellationToken cancellation) => Every(period, await AskAsync<DateOnly>(
        $"SELECT day AS of, {Sums} FROM {(isOpen ? Everywhere : "usage.told")} WHERE resource_id = @resourceId AND day BETWEEN @From AND @To GROUP BY day", new { resourceId, period.From, period.To }, cancellation));

    /// <summary>Where a resource was used.</summary>
    internal Task<IReadOnlyList<UseRow<Guid>>> SitesOfAsync(Guid resourceId, Period period, CancellationToken cancellation) => AskAsync<Guid>(
        $"SELECT site_id AS of, {Sums} FROM usage.told WHERE resource_id = @resourceId AND day BETWEEN @From AND @To GROUP BY site_id ORDER BY sum(reads) + sum(downloads) DESC, site_id",
        new { resourceId, period.From, period.To },
        cancellation);

    private async Task<IReadOnlyList<UseRow<T>>> AskAsync<T>(string sql, object values, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<Row<T>>(new CommandDefinition(sql, values, cancellationToken: cancellation));
        return [.. rows.Select(r => new UseRow<T>(r.Of, new(r.Views, 0), new(r.Reads, 0), new(r.Downloads, 0), r.IsOpen))];
    }

    private static IReadOnlyList<UseRow<DateOnly>> Every(Period period, IReadOnlyList<UseRow<DateOnly>> days)
    {
        var known = days.ToDictionary(d => d.Of);
        return [.. Enumerable.Range(0, period.Days).Select(period.From.AddDays).Select(day => known.GetValueOrDefault(day) ?? new UseRow<DateOnly>(day, default, default, default))];
    }

    // Settable, since not every question asks for all of it.
    private sealed record Row<T>
    {
        public required T Of { get; init; }

        public int Views { get; init; }

        public int Reads { get; init; }

        public int Downloads { get; init; }

        public bool IsOpen { get; init; }
    }
}
