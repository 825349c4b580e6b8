using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using OerPortal.Cms.Postgres;
using OerPortal.Search.Models;
using OerPortal.Search.Postgres;
using OerPortal.TestKit;

namespace OerPortal.Search.Tests.Kit;

/// <summary>An empty index in a database of its own on the checkout's test server (or on <c>OER_TEST_PG</c>).</summary>
internal sealed class IndexDatabase : IAsyncDisposable
{
    private readonly string _name = string.Create(CultureInfo.InvariantCulture, $"t_{Environment.ProcessId}_{Guid.CreateVersion7():N}");
    private EmbeddedPostgres? _server;
    private NpgsqlDataSource? _data;
    private ServiceProvider? _services;

    public NpgsqlDataSource Data => _data!;

    public ISearchIndex Engine { get; private set; } = null!;

    public async Task CreateAsync()
    {
        await ExecuteAsync(await ServerAsync(), $"CREATE DATABASE {_name}");
        _data = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(await ServerAsync()) { Database = _name }.ConnectionString);
        foreach (var migration in typeof(Startup).Assembly.GetManifestResourceNames().Where(n => n.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(typeof(Startup).Assembly.GetManifestResourceStream(migration)!);
            await using var command = _data.CreateCommand(await reader.ReadToEndAsync());
            await command.ExecuteNonQueryAsync();
        }

        _services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton(_data).AddPostgresEngine(new SearchSettings { AnswerSeconds = 60 }).BuildServiceProvider();
        Engine = _services.GetRequiredService<PostgresEngine>();
    }

    public async ValueTask DisposeAsync()
    {
        if (_services is not null) await _services.DisposeAsync();
        if (_data is not null) await _data.DisposeAsync();
        await ExecuteAsync(await ServerAsync(), $"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
        if (_server is not null) await _server.DisposeAsync();
    }

    private async Task<string> ServerAsync()
    {
        if (Environment.GetEnvironmentVariable("OER_TEST_PG") is { Length: > 0 } named) return named;
        _server ??= await EmbeddedPostgres.StartAsync(
            Checkout.PathTo(".cache", "test-postgres"), new(Fast: true), NullLogger.Instance, TestContext.Current.CancellationToken);
        return _server.ConnectionString;
    }

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
