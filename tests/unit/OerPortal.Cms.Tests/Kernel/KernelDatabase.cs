using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using OerPortal.Cms.Data;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Postgres;
using OerPortal.TestKit;
using OerPortal.TestKit.Databases;

namespace OerPortal.Cms.Tests.Kernel;

/// <summary>A real PostgreSQL database with the kernel's own tables and nothing else; one for each test class, all on one server of this process.</summary>
public sealed class KernelDatabase : IAsyncLifetime
{
    private static readonly Lazy<Task<string>> Server = new(StartAsync);
    private readonly string _name = $"kernel_{Guid.CreateVersion7():N}";

    public NpgsqlDataSource Data { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        UtcTimes.Register();
        await ChangeAsync($"create database {_name}");
        Data = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(await Server.Value) { Database = _name }.ConnectionString);
        await Runner().RunAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await Data.DisposeAsync();
        await ChangeAsync($"drop database {_name} with (force)");
    }

    private static async Task<string> StartAsync()
    {
        var folder = TemporaryFolder.Create("oer-kernel-");
        var server = await EmbeddedPostgres.StartAsync(Path.Combine(folder, "postgres"), new EmbeddedPostgresOptions(Fast: true), NullLogger.Instance, CancellationToken.None);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            server.StopAsync(CancellationToken.None).GetAwaiter().GetResult();
            Directory.Delete(folder, recursive: true);
        };
        return Patient.Connection(server.ConnectionString);
    }

    private static async Task ChangeAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(await Server.Value) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    internal MigrationRunner Runner() => new(Data, new ModuleCatalogue([], []), NullLogger<MigrationRunner>.Instance);

    internal async Task ExecuteAsync(string sql)
    {
        await using var command = Data.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    internal async Task<T> AskAsync<T>(string sql)
    {
        await using var command = Data.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
