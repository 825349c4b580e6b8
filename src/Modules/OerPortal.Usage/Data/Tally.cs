using Dapper;
using Npgsql;

namespace OerPortal.Usage.Data;

/// <summary>
/// Makes the totals of the last 90 days anew, so that no page adds up days: of every resource, and of what a site has enough of to show as most read.
/// </summary>
internal sealed class Tally(NpgsqlDataSource data)
{
    /// <summary>Stands for all sites together.</summary>
    internal static readonly Guid Everywhere = Guid.Empty;

    private const int Days = 90;

    private const string Count =
        """
        CREATE TEMPORARY TABLE fresh ON COMMIT DROP AS
        SELECT @Everywhere AS site_id, resource_id, sum(views)::int AS views, sum(viewers)::int AS viewers, sum(reads)::int AS reads, sum(readers)::int AS readers,
            sum(downloads)::int AS downloads, sum(downloaders)::int AS downloaders
        FROM usage.day WHERE day > @since GROUP BY resource_id
        UNION ALL SELECT site_id, resource_id, sum(views), sum(viewers), sum(reads), sum(readers), sum(downloads), sum(downloaders)
        FROM usage.day WHERE day > @since GROUP BY site_id, resource_id HAVING sum(readers) + sum(downloaders) >= 5;
        CREATE UNIQUE INDEX ON fresh (site_id, resource_id);
        ANALYZE fresh;
        DELETE FROM usage.total t WHERE NOT EXISTS (SELECT FROM fresh f WHERE f.site_id = t.site_id AND f.resource_id = t.resource_id);
        INSERT INTO usage.total AS t SELECT * FROM fresh
        ON CONFLICT (site_id, resource_id) DO UPDATE SET
            views = excluded.views, viewers = excluded.viewers, reads = excluded.reads, readers = excluded.readers, downloads = excluded.downloads, downloaders = excluded.downloaders
        WHERE (t.views, t.viewers, t.reads, t.readers, t.downloads, t.downloaders)
            IS DISTINCT FROM (excluded.views, excluded.viewers, excluded.reads, excluded.readers, excluded.downloads, excluded.downloaders)
        """;

    /// <param name="today">In Vietnam's time.</param>
    internal async Task CountAsync(DateOnly today, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        // Millions of rows take longer than what a page may wait for.
        await connection.ExecuteAsync(new CommandDefinition(Count, new { since = today.AddDays(-Days), Everywhere }, transaction, commandTimeout: 600, cancellationToken: cancellation));
        await transaction.CommitAsync(cancellation);
    }
}
