using Dapper;
using Npgsql;

namespace OerPortal.Usage.Data;

/// <summary>
/// Makes what may be told where a group could be recognised, of days that are over: uses of a resource at a site wait until five people have
/// come together, and are told then as one number that never changes and shares nothing with another. So whatever is added up or
/// subtracted of such numbers is never of fewer than five (docs/adr/0024-counting-uses.md).
/// </summary>
internal sealed class Telling(NpgsqlDataSource data)
{
    /// <summary>Stands for all resources of a site that few ever use.</summary>
    internal static readonly Guid Others = Guid.Empty;

    /// <summary>Who waits longer goes to the others, so that sums of a site are not much less than what was counted.</summary>
    private const int LongestWait = 28;

    // The letters of "oer-told".
    private const long Turn = 0x6f65722d746f6c64;

    private const string Add =
        "until = greatest(p.until, excluded.until), since = least(p.since, excluded.since), "
        + "views = p.views + excluded.views, viewers = p.viewers + excluded.viewers, reads = p.reads + excluded.reads, "
        + "readers = p.readers + excluded.readers, downloads = p.downloads + excluded.downloads, downloaders = p.downloaders + excluded.downloaders";

    private const string Take = $"""
        SELECT pg_advisory_xact_lock(@Turn);
        WITH taken AS (DELETE FROM usage.fresh WHERE day = @day RETURNING *)
        INSERT INTO usage.pending AS p (site_id, resource_id, is_open, from_id, since, until, views, viewers, reads, readers, downloads, downloaders)
        SELECT site_id, resource_id, is_open, from_id, day, day, views, viewers, reads, readers, downloads, downloaders FROM taken
        ON CONFLICT (site_id, resource_id, is_open) DO UPDATE SET {Add};
        """;

    // Each kind of use by itself: five who looked at a page are not five who read.
    private const string Tell = """
        WITH enough AS MATERIALIZED (
            SELECT site_id, resource_id, is_open, from_id, until, viewers >= @Fewest AS v, readers >= @Fewest AS r, downloaders >= @Fewest AS d, views, reads, downloads
            FROM usage.pending WHERE viewers >= @Fewest OR readers >= @Fewest OR downloaders >= @Fewest),
        told AS (
            INSERT INTO usage.told AS t (day, site_id, resource_id, is_open, from_id, views, reads, downloads)
            SELECT until, site_id, resource_id, is_open, from_id, CASE WHEN v THEN views ELSE 0 END, CASE WHEN r THEN reads ELSE 0 END, CASE WHEN d THEN downloads ELSE 0 END FROM enough
            ON CONFLICT (day, resource_id, site_id, is_open) DO UPDATE SET
                views = t.views + excluded.views, reads = t.reads + excluded.reads, downloads = t.downloads + excluded.downloads)
        UPDATE usage.pending p SET
            views = CASE WHEN v THEN 0 ELSE p.views END, viewers = CASE WHEN v THEN 0 ELSE viewers END,
            reads = CASE WHEN r THEN 0 ELSE p.reads END, readers = CASE WHEN r THEN 0 ELSE readers END,
            downloads = CASE WHEN d THEN 0 ELSE p.downloads END, downloaders = CASE WHEN d THEN 0 ELSE downloaders END
        FROM enough e WHERE p.site_id = e.site_id AND p.resource_id = e.resource_id AND p.is_open = e.is_open;
        DELETE FROM usage.pending WHERE views + reads + downloads = 0;
        """;

    private const string GiveUp = $"""
        WITH old AS (DELETE FROM usage.pending WHERE since <= @day - @LongestWait AND resource_id <> @Others RETURNING *)
        INSERT INTO usage.pending AS p (site_id, resource_id, is_open, from_id, since, until, views, viewers, reads, readers, downloads, downloaders)
        SELECT site_id, @Others, true, @Others, @day, @day, sum(views), sum(viewers), sum(reads), sum(readers), sum(downloads), sum(downloaders) FROM old GROUP BY site_id
        ON CONFLICT (site_id, resource_id, is_open) DO UPDATE SET {Add};
        """;

    /// <param name="last">The last day that is over, in Vietnam's time; what is counted of a day later than that goes to where it belongs then.</param>
    internal async Task TellAsync(DateOnly last, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        while (await connection.ExecuteScalarAsync<DateOnly?>(new CommandDefinition("SELECT min(day) FROM usage.fresh WHERE day <= @last", new { last }, cancellationToken: cancellation)) is { } day)
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await connection.ExecuteAsync(new CommandDefinition(
                Take + Tell + GiveUp + Tell, new { day, Turn, Others, LongestWait, Fewest = UseCount.FewestTold }, transaction, commandTimeout: 600, cancellationToken: cancellation));
            await transaction.CommitAsync(cancellation);
        }
    }
}
