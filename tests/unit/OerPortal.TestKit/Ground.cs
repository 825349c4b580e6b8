using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OerPortal.Cms.Hosting;
using OerPortal.TestKit.Databases;

namespace OerPortal.TestKit;

/// <summary>A database and a data folder that outlive a process: several <see cref="BarePortal"/>s stand on one, one after another.</summary>
public sealed class Ground : IAsyncLifetime
{
    private TestDatabase? _database;

    /// <summary>Leads to the database.</summary>
    public string ConnectionString => _database!.ConnectionString;

    /// <summary>Blobs and temporary files.</summary>
    public string DataFolder { get; private set; } = "";

    internal IServiceCollection Services { get; private set; } = null!;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        DataFolder = TemporaryFolder.Create("oer-ground-");
        _database = await TestCluster.CreateDatabaseAsync(CancellationToken.None);
        var builder = WebApplication.CreateBuilder([$"--ConnectionStrings:Portal={ConnectionString}", $"--OER_DATA={DataFolder}", "--environment=Development"]);
        builder.Logging.ClearProviders();
        await builder.AddPortalAsync();
        Services = builder.Services;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_database is not null) await _database.DisposeAsync();
        Directory.Delete(DataFolder, recursive: true);
    }
}
