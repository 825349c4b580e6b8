using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Extensions.Logging;
using Npgsql;
using OerPortal.Cms.Hosting;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Postgres;

namespace OerPortal.Cms.Data;

/// <summary>
/// Applies the embedded <c>Migrations/NNNN_name.sql</c> files of the kernel and of each module, in order, once, each in its own
/// transaction, under an advisory lock so that several instances may start together.
/// </summary>
internal sealed class MigrationRunner(NpgsqlDataSource data, ModuleCatalogue catalogue, ILogger<MigrationRunner> log)
{
    private const long Lock = 0x6F65726D;
    private const int TriesBetweenWords = 40;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(250);

    /// <returns>How many migrations were applied.</returns>
    /// <exception cref="InvalidOperationException">An applied migration's file was changed afterwards.</exception>
    /// <exception cref="PostgresUnavailableException">There is no database, or too old a one.</exception>
    internal async Task<int> RunAsync(CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        await TakeTurnAsync(connection, cancellation);
        try
        {
            await connection.ExecuteAsync("""
                create schema if not exists cms;
                create table if not exists cms.migration (
                    owner text not null, name text not null, checksum text not null, applied_at timestamptz not null default now(), primary key (owner, name));
                """);
            var applied = (await connection.QueryAsync<(string Owner, string Name, string Checksum)>("select owner, name, checksum from cms.migration"))
                .ToDictionary(m => (m.Owner, m.Name), m => m.Checksum);
            var known = AllMigrations().ToList();
            DemandNotNewer(applied.Keys, known);
            var fresh = 0;
            foreach (var migration in known)
                fresh += await ApplyAsync(connection, migration, applied, cancellation) ? 1 : 0;
            return fresh;
        }
        finally
        {
            await connection.ExecuteAsync("select pg_advisory_unlock(@Lock)", new { Lock });
        }
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellation)
    {
        NpgsqlConnection connection;
        try
        {
            connection = await data.OpenConnectionAsync(cancellation);
        }
        catch (NpgsqlException trouble)
        {
            throw new PostgresUnavailableException($"The database cannot be reached: {trouble.Message} Check ConnectionStrings__Portal, and that PostgreSQL runs.", trouble);
        }

        var version = connection.PostgreSqlVersion;
        if (version.Major >= PostgresBinaries.Oldest)
            return connection;
        await connection.DisposeAsync();
        throw new PostgresUnavailableException($"The database is PostgreSQL {version}, but {PostgresBinaries.Oldest} or newer is needed.");
    }

    // Asked for again and again instead of waited for in the database: a migration may take an hour, a command may not.
    private async Task TakeTurnAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        for (var tries = 0; !await connection.ExecuteScalarAsync<bool>("select pg_try_advisory_lock(@Lock)", new { Lock }); tries++)
        {
            if (tries % TriesBetweenWords == 0)
                log.LogInformation("Another instance brings the database up to date; waiting for it.");
            await Task.Delay(BetweenTries, cancellation);
        }
    }

    /// <summary>What a newer program has made of the tables, this one would read wrongly and write wrongly.</summary>
    private static void DemandNotNewer(IEnumerable<(string Owner, string Name)> applied, List<Migration> known)
    {
        var owners = known.Select(m => m.Owner).ToHashSet();
        var unknown = applied.Where(a => owners.Contains(a.Owner) && !known.Exists(k => k.Owner == a.Owner && k.Name == a.Name)).ToList();
        if (unknown.Count > 0)
        {
            throw new StartRefusedException(
                $"The database belongs to a newer version of the portal (it has {unknown[0].Owner}/{unknown[0].Name}, which this program does not know). Start the newer program, or restore a backup of before the upgrade.");
        }
    }

    private IEnumerable<Migration> AllMigrations()
        => new[] { typeof(MigrationRunner).Assembly }.Concat(catalogue.Modules.Select(m => m.Assembly)).SelectMany(Migration.Of);

    private async Task<bool> ApplyAsync(NpgsqlConnection connection, Migration migration, Dictionary<(string, string), string> applied, CancellationToken cancellation)
    {
        if (applied.TryGetValue((migration.Owner, migration.Name), out var checksum))
        {
            return checksum == migration.Checksum
                ? false
                : throw new InvalidOperationException($"{migration.Owner}/{migration.Name} was changed after it had been applied. Add a new migration instead.");
        }

        log.LogInformation("Migrating {Owner}: {Name}", migration.Owner, migration.Name);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.ExecuteAsync(migration.Sql, transaction: transaction, commandTimeout: 3600);
        await connection.ExecuteAsync("insert into cms.migration (owner, name, checksum) values (@Owner, @Name, @Checksum)", migration, transaction);
        await transaction.CommitAsync(cancellation);
        return true;
    }
}

/// <param name="Owner">The assembly's name.</param>
internal sealed record Migration(string Owner, string Name, string Sql, string Checksum)
{
    internal static IEnumerable<Migration> Of(Assembly assembly)
        => assembly.GetManifestResourceNames()
            .Where(n => n.Contains(".Migrations.", StringComparison.Ordinal) && n.EndsWith(".sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(n => Read(assembly, n));

    private static Migration Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        var sql = reader.ReadToEnd();
        var name = resource[(resource.IndexOf(".Migrations.", StringComparison.Ordinal) + ".Migrations.".Length)..^".sql".Length];
        return new Migration(assembly.GetName().Name!, name, sql, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql))));
    }
}
