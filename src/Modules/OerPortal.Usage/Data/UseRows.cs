using Npgsql;
using OerPortal.Usage.Counting;

namespace OerPortal.Usage.Data;

/// <param name="SiteId">Where it was used.</param>
/// <param name="From">The site that contributed it.</param>
/// <param name="IsOpen">Whether everybody may see it.</param>
internal sealed record ResourceDay(DateOnly Day, Guid ResourceId, Guid SiteId, Guid From, bool IsOpen, UseSum Sum);

/// <summary>Adds to what is written; several instances write to the same rows.</summary>
internal sealed class UseRows(NpgsqlDataSource data)
{
    // Rows are locked in one order, so that two instances wait for each other in turn.
    private const string Add =
        """
        WITH counted AS MATERIALIZED (
            SELECT * FROM unnest($1::date[], $2::uuid[], $3::uuid[], $4::uuid[], $5::boolean[], $6::int[], $7::int[], $8::int[], $9::int[], $10::int[], $11::int[])
                AS t(day, resource_id, site_id, from_id, is_open, views, viewers, reads, readers, downloads, downloaders)),
        days AS (
            INSERT INTO usage.day AS d (day, resource_id, site_id, is_open, views, viewers, reads, readers, downloads, downloaders)
            SELECT day, resource_id, site_id, is_open, views, viewers, reads, readers, downloads, downloaders FROM counted ORDER BY 1, 2, 3
            ON CONFLICT (day, resource_id, site_id) DO UPDATE SET is_open = d.is_open AND excluded.is_open,
                views = d.views + excluded.views, viewers = d.viewers + excluded.viewers, reads = d.reads + excluded.reads,
                readers = d.readers + excluded.readers, downloads = d.downloads + excluded.downloads, downloaders = d.downloaders + excluded.downloaders)
        INSERT INTO usage.fresh AS f (day, resource_id, site_id, from_id, is_open, views, viewers, reads, readers, downloads, downloaders)
        SELECT day, resource_id, site_id, from_id, is_open, views, viewers, reads, readers, downloads, downloaders FROM counted ORDER BY 1, 2, 3
        ON CONFLICT (day, resource_id, site_id) DO UPDATE SET is_open = f.is_open AND excluded.is_open,
            views = f.views + excluded.views, viewers = f.viewers + excluded.viewers, reads = f.reads + excluded.reads,
            readers = f.readers + excluded.readers, downloads = f.downloads + excluded.downloads, downloaders = f.downloaders + excluded.downloaders
        """;

    /// <summary>All of them or none.</summary>
    internal async Task AddAsync(IReadOnlyList<ResourceDay> days, CancellationToken cancellation)
    {
        if (days.Count == 0)
            return;
        await using var add = data.CreateCommand(Add);
        void With<T>(Func<ResourceDay, T> column) => add.Parameters.Add(new() { Value = days.Select(column).ToArray() });
        With(d => d.Day);
        With(d => d.ResourceId);
        With(d => d.SiteId);
        With(d => d.From);
        With(d => d.IsOpen);
        With(d => d.Sum.Views.Uses);
        With(d => d.Sum.Views.People);
        With(d => d.Sum.Reads.Uses);
        With(d => d.Sum.Reads.People);
        With(d => d.Sum.Downloads.Uses);
        With(d => d.Sum.Downloads.People);
        await add.ExecuteNonQueryAsync(cancellation);
    }
}
