using Dapper;
using Npgsql;

namespace OerPortal.Library.Tests;

/// <summary>Looks at the tables behind the pages.</summary>
internal static class Sql
{
    internal static async Task<IReadOnlyList<T>> QueryAsync<T>(this NpgsqlDataSource database, string sql, object? arguments = null)
    {
        await using var connection = await database.OpenConnectionAsync(LibraryApp.Ct);
        return [.. await SqlMapper.QueryAsync<T>(connection, sql, arguments)];
    }

    internal static async Task<T> QuerySingleAsync<T>(this NpgsqlDataSource database, string sql, object? arguments = null) => (await database.QueryAsync<T>(sql, arguments)).Single();

    internal static async Task ExecuteAsync(this NpgsqlDataSource database, string sql, object? arguments = null)
    {
        await using var connection = await database.OpenConnectionAsync(LibraryApp.Ct);
        await SqlMapper.ExecuteAsync(connection, sql, arguments);
    }
}
