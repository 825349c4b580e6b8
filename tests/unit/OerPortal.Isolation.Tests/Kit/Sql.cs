using Dapper;
using Npgsql;

namespace OerPortal.Isolation.Tests.Kit;

internal static class Sql
{
    public static async Task ExecuteAsync(this NpgsqlDataSource data, string sql, object parameters)
    {
        await using var connection = await data.OpenConnectionAsync();
        await SqlMapper.ExecuteAsync(connection, sql, parameters);
    }

    public static async Task<string?> AskAsync(this NpgsqlDataSource data, string sql, object parameters)
    {
        await using var connection = await data.OpenConnectionAsync();
        return await connection.QueryFirstOrDefaultAsync<string>(sql, parameters);
    }
}
