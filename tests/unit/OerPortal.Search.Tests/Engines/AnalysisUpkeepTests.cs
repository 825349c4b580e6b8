using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using OerPortal.Search.Indexing;
using OerPortal.Search.Tests.Kit;

namespace OerPortal.Search.Tests.Engines;

public sealed class AnalysisUpkeepTests(SearchApp app)
{
    [Fact]
    public async Task An_index_of_an_earlier_analysis_is_made_anew_once()
    {
        app.Log.Expect("Words are read in a new way");
        await app.PublishAsync(await app.CreateSchoolAsync(), "Sách của hôm qua");
        var data = app.Services.GetRequiredService<NpgsqlDataSource>();
        await using var connection = await data.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync("UPDATE search.analysis SET version = 1");

        await LookAsync();
        (await QueuedAsync(connection)).ShouldBeGreaterThan(0);
        await connection.ExecuteAsync("DELETE FROM cms.job WHERE type LIKE '%RebuildIndex%'");
        await LookAsync();
        (await QueuedAsync(connection)).ShouldBe(0);
    }

    [Fact]
    public async Task An_empty_index_is_not_made_anew()
    {
        await using var index = new IndexDatabase();
        await index.CreateAsync();
        await using var connection = await index.Data.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync("UPDATE search.analysis SET version = 1");

        // Without anybody to give a job to.
        using var upkeep = new AnalysisUpkeep(index.Data, indexes: null!, jobs: null!, NullLogger<AnalysisUpkeep>.Instance);
        await upkeep.StartAsync(TestContext.Current.CancellationToken);
        await upkeep.ExecuteTask!.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        (await connection.ExecuteScalarAsync<int>("SELECT version FROM search.analysis")).ShouldBe(VietnameseText.Version);
    }

    private async Task LookAsync()
    {
        var upkeep = app.Services.GetServices<IHostedService>().OfType<AnalysisUpkeep>().Single();
        await upkeep.StartAsync(TestContext.Current.CancellationToken);
        await upkeep.ExecuteTask!;
    }

    private static Task<int> QueuedAsync(NpgsqlConnection connection) =>
        connection.ExecuteScalarAsync<int>("SELECT count(*)::integer FROM cms.job WHERE type LIKE '%RebuildIndex%'");
}
