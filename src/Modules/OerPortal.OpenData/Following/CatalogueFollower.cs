using System.Text.Json;
using Dapper;
using Npgsql;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.OpenData.Data;
using OerPortal.OpenData.Models;
using OerPortal.Resources;

namespace OerPortal.OpenData.Following;

/// <summary>
/// Brings <c>open_data.record</c> up to the catalogue's last change (docs/adr/0021-changes-in-commit-order.md). Whatever changes what a
/// record says changes the record: its resource, its school's name, a collection's title or contents, a feature that is switched.
/// </summary>
internal sealed class CatalogueFollower(
    NpgsqlDataSource data, IResources resources, ICollections collections, ISites sites, KnownSites known, Cursors cursors, RecordForms forms, RecordWriter writer, IPageCache pages)
{
    private const int AtOnce = 400;

    public async Task FollowAsync(CancellationToken cancellation)
    {
        await FollowSitesAsync(cancellation);
        await FollowCollectionsAsync(cancellation);
        await FollowResourcesAsync(cancellation);
    }

    public async Task<bool> IsBehindAsync(CancellationToken cancellation)
        => (await sites.ChangesSinceAsync(await cursors.ReadAsync(Cursors.Sites, cancellation), count: 1, cancellation)).Count > 0
            || (await resources.ChangesSinceAsync(await cursors.ReadAsync(Cursors.Resources, cancellation), count: 1, cancellation)).Count > 0
            || (await collections.ChangesSinceAsync(await cursors.ReadAsync(Cursors.Collections, cancellation), count: 1, cancellation)).Count > 0;

    /// <summary>Makes all forms anew from the catalogue's first record. What says the same afterwards keeps its time, what is gone stays gone.</summary>
    /// <param name="report">Percent.</param>
    public async Task RebuildAsync(Func<int, CancellationToken, Task> report, CancellationToken cancellation)
    {
        await FollowSitesAsync(cancellation);
        await cursors.KeepAsync(Cursors.Collections, 0, cancellation);
        await FollowCollectionsAsync(cancellation);
        await cursors.KeepAsync(Cursors.Resources, 0, cancellation);
        var last = await resources.LastNumberAsync(cancellation);
        await FollowResourcesAsync(cancellation, number => report((int)Math.Min(100, number * 100 / Math.Max(1, last)), cancellation));
    }

    private async Task FollowSitesAsync(CancellationToken cancellation)
    {
        foreach (var site in await known.ChangedAsync(cancellation)) await RefreshSiteAsync(site, cancellation);
        // A school may be renamed while its records are refreshed, or a stop have come in between: then it has changed once more, or still.
        var number = await cursors.ReadAsync(Cursors.Sites, cancellation);
        while (await sites.ChangesSinceAsync(number, AtOnce, cancellation) is { Count: > 0 } records)
        {
            if (number > 0) foreach (var record in records) await RefreshSiteAsync(record.Id, cancellation);
            number = records[^1].Number;
            await cursors.KeepAsync(Cursors.Sites, number, cancellation);
        }
    }

    // What is in it, and whose collections are shown or not any more.
    private async Task RefreshSiteAsync(Guid siteId, CancellationToken cancellation)
    {
        var last = Guid.Empty;
        while (await PortionOfSiteAsync(siteId, last, cancellation) is { Length: > 0 } ids)
        {
            await RefreshAsync(ids, cancellation);
            last = ids[^1];
        }

        foreach (var (id, publicId) in await CollectionsOfAsync(siteId, cancellation)) await RefreshCollectionAsync(id, publicId, cancellation);
    }

    private async Task FollowCollectionsAsync(CancellationToken cancellation)
    {
        var number = await cursors.ReadAsync(Cursors.Collections, cancellation);
        while (await collections.ChangesSinceAsync(number, AtOnce, cancellation) is { Count: > 0 } records)
        {
            await known.LearnAsync([.. records.Select(record => record.SiteId).Distinct()], cancellation);
            await using (var connection = await data.OpenConnectionAsync(cancellation))
            {
                foreach (var record in records)
                    await connection.ExecuteAsync(new CommandDefinition(
                        """
                        INSERT INTO open_data.collection AS c (id, public_id, site_id, title, description, resource_ids, contents, changed_at, is_gone)
                        VALUES (@Id, @PublicId, @SiteId, @Title, @Description, @Resources, @Contents::jsonb, @ChangedAt, @IsGone)
                        ON CONFLICT (id) DO UPDATE SET site_id = excluded.site_id, title = excluded.title, description = excluded.description,
                            resource_ids = excluded.resource_ids, contents = excluded.contents, changed_at = excluded.changed_at, is_gone = excluded.is_gone
                        """,
                        new
                        {
                            record.Id,
                            record.PublicId,
                            record.SiteId,
                            Title = record.Document?.Title ?? "",
                            Description = record.Document?.Description ?? "",
                            Resources = record.Document?.ResourceIds.ToArray() ?? [],
                            Contents = JsonSerializer.Serialize(new KeptContents(record.Document?.Sections ?? [], record.Document?.Notes ?? new Dictionary<Guid, string>()), JsonSerializerOptions.Web),
                            ChangedAt = record.ChangedAt.UtcDateTime,
                            IsGone = record.Document is null,
                        },
                        cancellationToken: cancellation));
            }

            foreach (var record in records) await RefreshCollectionAsync(record.Id, record.PublicId, cancellation);
            number = records[^1].Number;
            await cursors.KeepAsync(Cursors.Collections, number, cancellation);
        }
    }

    private async Task FollowResourcesAsync(CancellationToken cancellation, Func<long, Task>? report = null)
    {
        var number = await cursors.ReadAsync(Cursors.Resources, cancellation);
        while (await resources.ChangesSinceAsync(number, AtOnce, cancellation) is { Count: > 0 } records)
        {
            await WriteAsync(await forms.OfAsync(records, cancellation), cancellation);
            number = records[^1].Number;
            await cursors.KeepAsync(Cursors.Resources, number, cancellation);
            if (report is not null) await report(number);
        }
    }

    // Those that stand in it, and those that stood there when it was looked at last.
    private async Task RefreshCollectionAsync(Guid id, string publicId, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        var ids = await connection.QueryAsync<Guid>(new CommandDefinition(
            """
            SELECT unnest(resource_ids) FROM open_data.collection WHERE id = @id
            UNION
            SELECT r.id FROM open_data.set s JOIN open_data.member m ON m.set_id = s.id AND NOT m.is_gone JOIN open_data.record r ON r.position = m.position WHERE s.key = @key
            """,
            new { id, key = SetKey.Collection(publicId).ToString() }, cancellationToken: cancellation));
        foreach (var portion in ids.Chunk(AtOnce)) await RefreshAsync(portion, cancellation);
    }

    private async Task RefreshAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
        => await WriteAsync(await forms.AgainAsync(ids, cancellation), cancellation);

    // What is gone must not be shown any more; what is new or changed may be a little later.
    private async Task WriteAsync(IReadOnlyList<RecordState> states, CancellationToken cancellation)
    {
        if (await writer.WriteAsync(states, cancellation) == 0) return;
        if (states.Any(state => state.Resource is null || !state.IsOpen)) await pages.ForgetAsync(OpenDataTags.All, cancellation);
        else await pages.ForgetSoonAsync(OpenDataTags.All, cancellation);
    }

    private async Task<Guid[]> PortionOfSiteAsync(Guid siteId, Guid last, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return [.. await connection.QueryAsync<Guid>(new CommandDefinition(
            "SELECT id FROM open_data.record WHERE site_id = @siteId AND id > @last ORDER BY id LIMIT @AtOnce", new { siteId, last, AtOnce }, cancellationToken: cancellation))];
    }

    private async Task<IEnumerable<(Guid Id, string PublicId)>> CollectionsOfAsync(Guid siteId, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync<(Guid, string)>(new CommandDefinition(
            "SELECT id, public_id FROM open_data.collection WHERE site_id = @siteId", new { siteId }, cancellationToken: cancellation));
    }
}
