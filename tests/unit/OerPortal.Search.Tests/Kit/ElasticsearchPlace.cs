using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using OerPortal.Search.Elasticsearch;
using OerPortal.Search.Models;
using OerPortal.Search.Postgres;

namespace OerPortal.Search.Tests.Kit;

/// <summary>Indexes of one's own on the test server; they go away with their owner.</summary>
internal sealed class ElasticsearchPlace : IAsyncDisposable
{
    private readonly List<Cluster> _clusters = [];

    private ElasticsearchPlace(Uri address) => Address = address;

    public Uri Address { get; }

    public string Prefix { get; } = string.Create(CultureInfo.InvariantCulture, $"t{Guid.CreateVersion7():N}");

    public ElasticsearchSettings Settings => new() { Address = Address.ToString(), Prefix = Prefix, Compatibility = 8, AnswerSeconds = 60 };

    /// <summary>Null where there is no server.</summary>
    public static async Task<ElasticsearchPlace?> FindAsync() => await SearchServer.AddressAsync() is { } address ? new ElasticsearchPlace(address) : null;

    /// <summary>Skips the test where there is no server.</summary>
    public static async Task<ElasticsearchPlace> MustFindAsync()
    {
        var place = await FindAsync();
        Assert.SkipWhen(place is null, SearchServer.Absent);
        return place;
    }

    public ElasticsearchEngine Engine(Combinations combinations, ElasticsearchSettings? settings = null)
    {
        var cluster = new Cluster(settings ?? Settings);
        _clusters.Add(cluster);
        return new ElasticsearchEngine(cluster, new Names(Prefix), combinations, TimeProvider.System);
    }

    /// <summary>Names of its indexes.</summary>
    public async Task<IReadOnlyList<string>> IndexesAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        var all = await http.GetFromJsonAsync<JsonElement>($"/_cat/indices/{Prefix}-*?format=json&h=index");
        return [.. all.EnumerateArray().Select(index => index.GetProperty("index").GetString()!)];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var cluster in _clusters) cluster.Dispose();
        using var http = new HttpClient { BaseAddress = Address };
        if (await IndexesAsync() is { Count: > 0 } all) using (await http.DeleteAsync("/" + string.Join(',', all))) { }
    }
}
