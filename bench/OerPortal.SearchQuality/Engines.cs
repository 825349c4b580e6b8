using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using OerPortal.Cms.Postgres;
using OerPortal.Search.Models;
using OerPortal.Search.Postgres;

namespace OerPortal.SearchQuality;

/// <summary>An engine with an empty index of its own, which goes when it is done with.</summary>
internal interface ITrialIndex : IAsyncDisposable
{
    ISearchIndex Engine { get; }
}

/// <summary>The one place where the engines to be measured are made.</summary>
internal static class Engines
{
    public static IReadOnlyList<string> Names { get; } = ["postgres", "elasticsearch"];

    /// <param name="name">Of <see cref="Names"/>.</param>
    /// <param name="folder">Where an engine may keep what it needs.</param>
    public static async Task<ITrialIndex> StartAsync(string name, string folder, CancellationToken cancellation) => name switch
    {
        "postgres" => await PostgresTrial.StartAsync(folder, cancellation),
        "elasticsearch" => await ElasticsearchTrial.StartAsync(folder, cancellation),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, string.Join(", ", Names)),
    };
}

/// <summary>A database of its own on an embedded server.</summary>
internal sealed class PostgresTrial : ITrialIndex
{
    private readonly string _database = string.Create(CultureInfo.InvariantCulture, $"quality_{Environment.ProcessId}_{Guid.CreateVersion7():N}");
    private readonly EmbeddedPostgres _server;
    private readonly NpgsqlDataSource _data;
    private readonly ServiceProvider _services;

    private PostgresTrial(EmbeddedPostgres server)
    {
        _server = server;
        _data = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = _database }.ConnectionString);
        _services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton(_data).AddPostgresEngine(new SearchSettings()).BuildServiceProvider();
    }

    public IServiceProvider Services => _services;

    public ISearchIndex Engine => _services.GetRequiredService<PostgresEngine>();

    public static async Task<PostgresTrial> StartAsync(string folder, CancellationToken cancellation)
    {
        var trial = new PostgresTrial(await EmbeddedPostgres.StartAsync(Path.Combine(folder, "postgres"), new(Fast: true), NullLogger.Instance, cancellation));
        await trial.OnServerAsync($"CREATE DATABASE {trial._database}");
        await trial.MigrateAsync(cancellation);
        return trial;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _data.DisposeAsync();
        await OnServerAsync($"DROP DATABASE {_database} WITH (FORCE)");
        await _server.DisposeAsync();
    }

    private async Task MigrateAsync(CancellationToken cancellation)
    {
        var search = typeof(PostgresEngine).Assembly;
        foreach (var migration in search.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(search.GetManifestResourceStream(migration)!);
            await using var command = _data.CreateCommand(await reader.ReadToEndAsync(cancellation));
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    private async Task OnServerAsync(string sql)
    {
        await using var server = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(_server.ConnectionString) { Pooling = false }.ConnectionString);
        await using var command = server.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
