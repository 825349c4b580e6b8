using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using OerPortal.Cms.Data;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Postgres;
using OerPortal.TestKit;

namespace OerPortal.Cms.Tests.Kernel;

/// <summary>A real PostgreSQL with the kernel's own tables and nothing else; one for each test class.</summary>
public sealed class KernelDatabase : IAsyncLifetime
{
    private readonly string _folder = TemporaryFolder.Create("oer-kernel-");
    private EmbeddedPostgres? _server;

    public NpgsqlDataSource Data { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        UtcTimes.Register();
        _server = await EmbeddedPostgres.StartAsync(Path.Combine(_folder, "postgres"), new EmbeddedPostgresOptions(Fast: true), NullLogger.Instance, CancellationToken.None);
        Data = NpgsqlDataSource.Create(_server.ConnectionString);
        await Runner().RunAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await Data.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
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
