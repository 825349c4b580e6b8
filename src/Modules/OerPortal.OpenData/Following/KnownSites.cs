using Dapper;
using Npgsql;
using OerPortal.Cms.Sites;

namespace OerPortal.OpenData.Following;

/// <summary>The sites as records name them, and whether they give open data out.</summary>
internal sealed class KnownSites(NpgsqlDataSource data, ISites sites)
{
    public const string Feature = "open-data";
    private const string Collections = "collections";

    /// <summary>Writes down those that are not known yet.</summary>
    public async Task LearnAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        var there = await connection.QueryAsync<Guid>(new CommandDefinition("SELECT id FROM open_data.site WHERE id = ANY (@ids)", new { ids = ids.ToArray() }, cancellationToken: cancellation));
        foreach (var site in ids.Except(there).Select(sites.Find).OfType<Site>()) await PutAsync(connection, site, cancellation);
    }

    /// <summary>Writes down all that are not as they were.</summary>
    /// <returns>Those whose records have to be made again.</returns>
    public async Task<IReadOnlyList<Guid>> ChangedAsync(CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        var kept = (await connection.QueryAsync<Row>(new CommandDefinition(
            "SELECT id, slug, name, is_open AS isOpen, has_collections AS hasCollections FROM open_data.site", cancellationToken: cancellation))).ToDictionary(row => row.Id);
        Site[] changed = [.. sites.Schools.Prepend(sites.Portal).Where(site => kept.GetValueOrDefault(site.Id) != RowOf(site))];
        foreach (var site in changed) await PutAsync(connection, site, cancellation);
        return [.. changed.Select(site => site.Id)];
    }

    private Row RowOf(Site site) => new(site.Id, site.Slug, site.Name, sites.HasFeature(site.Id, Feature), sites.HasFeature(site.Id, Collections));

    private Task<int> PutAsync(NpgsqlConnection connection, Site site, CancellationToken cancellation) => connection.ExecuteAsync(new CommandDefinition(
        """
        INSERT INTO open_data.site (id, slug, name, is_open, has_collections) VALUES (@Id, @Slug, @Name, @IsOpen, @HasCollections)
        ON CONFLICT (id) DO UPDATE SET slug = excluded.slug, name = excluded.name, is_open = excluded.is_open, has_collections = excluded.has_collections
        """,
        RowOf(site), cancellationToken: cancellation));

    private sealed record Row(Guid Id, string Slug, string Name, bool IsOpen, bool HasCollections);
}
