using Dapper;
using Npgsql;
using OerPortal.Cms.Data;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Outside;
using OerPortal.Harvest.Describing;
using OerPortal.Resources;

namespace OerPortal.Harvest.Data;

/// <summary>Table <c>harvest.own_key</c>: follows the catalogue. Only what everybody may see counts: a record must not be missing because of what a reader cannot see.</summary>
internal sealed class OwnWorks(NpgsqlDataSource data, IResources resources, PortalAddress portal)
{
    private const int AtOnce = 500;

    /// <returns>Whether any record is shown now that was not, or the other way round.</returns>
    public async Task<bool> FollowAsync(CancellationToken cancellation)
    {
        for (var turned = 0; ;)
        {
            var (followed, some) = await FollowPortionAsync(cancellation);
            turned += some;
            if (followed < AtOnce)
                return turned > 0;
        }
    }

    private async Task<(int Followed, int Turned)> FollowPortionAsync(CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var number = await connection.ExecuteScalarAsync<long>(new CommandDefinition("select number from harvest.cursor for update", transaction: transaction, cancellationToken: cancellation));
        var records = await resources.ChangesSinceAsync(number, AtOnce, cancellation);
        if (records.Count == 0)
            return (0, 0);
        var ids = records.Select(record => record.Id).ToArray();
        var keys = records.SelectMany(record => Keys(record).Distinct(StringComparer.Ordinal).Select(key => (record.Id, Key: key))).ToArray();
        var before = await connection.QueryAsync<string>(new CommandDefinition(
            "delete from harvest.own_key where resource_id = any(@ids) returning key", new { ids }, transaction, cancellationToken: cancellation));
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into harvest.own_key (resource_id, key) select * from unnest(@ids, @keys);
            update harvest.cursor set number = @last;
            """,
            new { ids = keys.Select(key => key.Id).ToArray(), keys = keys.Select(key => key.Key).ToArray(), last = records[^1].Number },
            transaction,
            cancellationToken: cancellation));
        var turned = await new Twins(connection, transaction, cancellation).LookAtAsync([.. before, .. keys.Select(key => key.Key)]);
        await transaction.CommitAsync(cancellation);
        return (records.Count, turned);
    }

    private IEnumerable<string> Keys(PublicRecord<ResourceDocument> record)
    {
        if (record.Document is not { Card.Visibility: Visibility.Public } document)
            yield break;
        yield return WorkKeys.OfPortalPage(record.PublicId);
        if (portal.Origin is { } origin && OutsideAddress.Read(origin + ResourceAddress.Page(record.PublicId)) is { } page)
            yield return WorkKeys.OfAddress(page);
        if (OutsideAddress.Read(document.About.Source?.Url) is { } taken)
            yield return WorkKeys.OfAddress(taken);
        foreach (var identifier in document.About.Identifiers)
        {
            if (WorkKeys.Isbn(identifier.Value) is { } isbn)
                yield return WorkKeys.OfIsbn(isbn);
            else if (WorkKeys.Doi(identifier.Value) is { } doi)
                yield return WorkKeys.OfDoi(doi);
            else if (OutsideAddress.Read(identifier.Value) is { } address)
                yield return WorkKeys.OfAddress(address);
            yield return WorkKeys.OfIdentifier(identifier.Value);
        }
    }
}
