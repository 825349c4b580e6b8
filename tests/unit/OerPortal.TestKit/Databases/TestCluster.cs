using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using OerPortal.Cms.Postgres;

namespace OerPortal.TestKit.Databases;

/// <summary>
/// One PostgreSQL server for all test processes of a checkout: the first one starts it, the last one stops it, and
/// its data stays for the next run. <c>OER_TEST_PG</c> may name another server (a connection string of a superuser).
/// A database that has every migration is made once and copied for each application.
/// </summary>
internal static class TestCluster
{
    private static readonly Lazy<Task<string>> Server = new(StartAsync);

    /// <summary>Makes a database of one's own, migrated.</summary>
    public static async Task<TestDatabase> CreateDatabaseAsync(CancellationToken ct)
    {
        var server = await Server.Value;
        // The process id tells a later run which databases nobody uses any more.
        var name = string.Create(CultureInfo.InvariantCulture, $"t_{Environment.ProcessId}_{Guid.CreateVersion7():N}");
        await using var connection = await OpenAsync(server, ct);
        // Copying wants the template for itself, and making it twice would be a waste.
        await ExecuteAsync(connection, "SELECT pg_advisory_lock(7313)", ct);
        var template = await PrepareTemplateAsync(server, connection, ct);
        await ExecuteAsync(connection, $"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY", ct);
        return new(In(server, name), () => DropAsync(server, name));
    }

    private static async Task<string> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("OER_TEST_PG") is { Length: > 0 } named) return named;
        var folder = Checkout.PathTo(".cache", "test-postgres");
        var server = await EmbeddedPostgres.StartAsync(folder, new(Fast: true), NullLogger.Instance, CancellationToken.None);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.StopAsync(CancellationToken.None).GetAwaiter().GetResult();
        await DropAbandonedAsync(server.ConnectionString);
        return server.ConnectionString;
    }

    private static async Task<string> PrepareTemplateAsync(string server, NpgsqlConnection connection, CancellationToken ct)
    {
        var name = "oer_template_" + MigrationsHash();
        await using (var exists = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", connection) { Parameters = { new() { Value = name } } })
            if (await exists.ExecuteScalarAsync(ct) is not null) return name;
        var unfinished = name + "_new";
        await ExecuteAsync(connection, $"DROP DATABASE IF EXISTS {unfinished} WITH (FORCE)", ct);
        await ExecuteAsync(connection, $"CREATE DATABASE {unfinished}", ct);
        await MigrateAsync(In(server, unfinished));
        await ExecuteAsync(connection, $"ALTER DATABASE {unfinished} RENAME TO {name}", ct);
        return name;
    }

    /// <summary>Runs the host's own verb, so that the template is what an installation would be.</summary>
    private static async Task MigrateAsync(string connectionString)
    {
        var main = typeof(Program).Assembly.EntryPoint!;
        string[] arguments = ["migrate", $"--ConnectionStrings:Portal={connectionString}", "--Logging:LogLevel:Default=Warning"];
        var result = await Task.Run(() => main.Invoke(null, [arguments]));
        if (result is not (0 or null)) throw new InvalidOperationException($"The migrations failed with code {result}.");
    }

    /// <summary>Changes whenever a migration of any portal assembly beside the tests does.</summary>
    private static string MigrationsHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "OerPortal.*.dll").Order(StringComparer.Ordinal))
        {
            var assembly = Assembly.Load(Path.GetFileNameWithoutExtension(file));
            foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                hash.AppendData(System.Text.Encoding.UTF8.GetBytes(name));
                hash.AppendData(SHA256.HashData(stream));
            }
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }

    private static async Task DropAbandonedAsync(string server)
    {
        await using var connection = await OpenAsync(server, CancellationToken.None);
        List<string> abandoned = [];
        await using (var list = new NpgsqlCommand(@"SELECT datname FROM pg_database WHERE datname ~ '^t_\d+_'", connection))
        await using (var reader = await list.ExecuteReaderAsync())
            while (await reader.ReadAsync())
                if (!Directory.Exists($"/proc/{reader.GetString(0).Split('_')[1]}")) abandoned.Add(reader.GetString(0));
        foreach (var name in abandoned) await ExecuteAsync(connection, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)", CancellationToken.None);
    }

    private static async Task DropAsync(string server, string name)
    {
        await using var connection = await OpenAsync(server, CancellationToken.None);
        await ExecuteAsync(connection, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)", CancellationToken.None);
    }

    private static string In(string server, string database) =>
        // Without a pool nothing stays connected to a template, and hundreds of small pools would exhaust the server.
        new NpgsqlConnectionStringBuilder(Patient.Connection(server)) { Database = database, Pooling = database.StartsWith("t_", StringComparison.Ordinal), MaxPoolSize = 20 }.ConnectionString;

    private static async Task<NpgsqlConnection> OpenAsync(string server, CancellationToken ct)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Patient.Connection(server)) { Database = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);
        return connection;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}

/// <summary>A database that goes away with its owner.</summary>
internal sealed record TestDatabase(string ConnectionString, Func<Task> Drop) : IAsyncDisposable
{
    public async ValueTask DisposeAsync() => await Drop();
}
