using Microsoft.Extensions.DependencyInjection;
using OerPortal.Search.Elasticsearch;
using OerPortal.Search.Models;
using OerPortal.Search.Postgres;

namespace OerPortal.SearchQuality;

/// <summary>Indexes of its own on the server of version 8 that <c>OER_TEST_ES</c> names; the numbers of facet values are PostgreSQL's.</summary>
internal sealed class ElasticsearchTrial : ITrialIndex
{
    private readonly PostgresTrial _postgres;
    private readonly Cluster _cluster;
    private readonly Names _names = new($"quality{Guid.CreateVersion7():N}");

    private ElasticsearchTrial(PostgresTrial postgres, string address)
    {
        _postgres = postgres;
        _cluster = new Cluster(new ElasticsearchSettings { Address = address, Compatibility = 8 });
        Engine = new ElasticsearchEngine(_cluster, _names, postgres.Services.GetRequiredService<Combinations>(), TimeProvider.System);
    }

    public ISearchIndex Engine { get; }

    public static async Task<ITrialIndex> StartAsync(string folder, CancellationToken cancellation)
    {
        var address = Environment.GetEnvironmentVariable("OER_TEST_ES") ?? throw new InvalidOperationException("OER_TEST_ES must name a running Elasticsearch.");
        var trial = new ElasticsearchTrial(await PostgresTrial.StartAsync(folder, cancellation), address);
        await trial.Engine.PrepareAsync(cancellation);
        return trial;
    }

    public async ValueTask DisposeAsync()
    {
        using (var made = await _cluster.AskAsync("GET", $"/{_names.Prefix}-*/_alias", body: null, Cluster.Patiently, CancellationToken.None))
        using (await _cluster.AskAsync("DELETE", "/" + string.Join(',', made.RootElement.EnumerateObject().Select(index => index.Name)), body: null, Cluster.Patiently, CancellationToken.None))
        {
            _cluster.Dispose();
        }

        await _postgres.DisposeAsync();
    }
}
