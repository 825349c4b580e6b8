using Dapper;
using Npgsql;

namespace OerPortal.Cms.Data;

internal sealed class AuditLog(NpgsqlDataSource data) : IAuditLog
{
    private const string Asked = """
        (@SiteId::uuid is null or site_id = @SiteId) and (@PersonId::uuid is null or person_id = @PersonId) and (@Subject::text is null or subject = @Subject)
        and (@Action::text is null or action = @Action or starts_with(action, @Action || '.'))
        and (@From::timestamptz is null or at >= @From) and (@Until::timestamptz is null or at < @Until)
        """;

    public async Task<IReadOnlyList<AuditEntry>> ReadAsync(AuditQuestion asked, Guid? before, int count, CancellationToken cancellation)
    {
        const string select = $"""
            select id, at, site_id as SiteId, person_id as PersonId, action, subject, detail::text as Detail
            from cms.audit
            where {Asked} and (not @OfPeople or person_id is not null) and (@before::uuid is null or id < @before)
            order by id desc limit @count
            """;
        await using var connection = await data.OpenConnectionAsync(cancellation);
        var values = new DynamicParameters(asked);
        values.Add("before", before);
        values.Add("count", count);
        return [.. await connection.QueryAsync<AuditEntry>(new CommandDefinition(select, values, cancellationToken: cancellation))];
    }

    public async Task<int> CountOfSystemAsync(AuditQuestion asked, int most, CancellationToken cancellation)
    {
        const string count = $"select count(*)::int from (select 1 from cms.audit where {Asked} and person_id is null limit @most) counted";
        await using var connection = await data.OpenConnectionAsync(cancellation);
        var values = new DynamicParameters(asked);
        values.Add("most", most);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition(count, values, cancellationToken: cancellation));
    }

    public async Task<int> ForgetAsync(DateTimeOffset before, int count, CancellationToken cancellation)
    {
        const string delete = "delete from cms.audit where id in (select id from cms.audit where at < @before order by at limit @count)";
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync(new CommandDefinition(delete, new { before, count }, cancellationToken: cancellation));
    }
}
