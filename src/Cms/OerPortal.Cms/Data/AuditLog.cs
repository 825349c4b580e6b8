using Dapper;
using Npgsql;

namespace OerPortal.Cms.Data;

internal sealed class AuditLog(NpgsqlDataSource data) : IAuditLog
{
    public async Task<IReadOnlyList<AuditEntry>> ReadAsync(Guid? siteId, Guid? before, int count, CancellationToken cancellation)
    {
        const string select = """
            select id, at, site_id as SiteId, person_id as PersonId, action, subject, detail::text as Detail
            from cms.audit
            where (@siteId::uuid is null or site_id = @siteId) and (@before::uuid is null or id < @before)
            order by id desc limit @count
            """;
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return [.. await connection.QueryAsync<AuditEntry>(new CommandDefinition(select, new { siteId, before, count }, cancellationToken: cancellation))];
    }
}
