using System.Collections.Concurrent;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using OerPortal.Cms.Data;
using OerPortal.Cms.Web;
using OerPortal.TestKit;

namespace OerPortal.Cms.Tests.Web;

/// <summary>How kept pages are forgotten.</summary>
public sealed class PageCacheTests(PortalApp app) : IDisposable
{
    private readonly Store _store = new();

    private PageCache? _cache;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_thousand_changes_in_a_row_touch_is_forgotten_a_few_times_and_once_more_at_the_end()
    {
        var cache = Open(atOnce: 2);
        for (var change = 0; change < 1000; change++)
            await cache.ForgetSoonAsync("lists", Ct);
        _store.Forgotten.Count.ShouldBeInRange(2, 50);
        var before = _store.Forgotten.Count;

        await cache.ForgetSoonAsync("lists", Ct);

        await PortalApp.EventuallyAsync(() => Task.FromResult(_store.Forgotten.Count > before), "the last change is shown");
    }

    [Fact]
    public async Task A_single_change_is_shown_at_once_whatever_else_changes()
    {
        var cache = Open(atOnce: 1);
        await cache.ForgetSoonAsync("lists", Ct);
        await cache.ForgetSoonAsync("lists", Ct);

        await cache.ForgetSoonAsync("news", Ct);
        await cache.ForgetAsync("lists", Ct);

        _store.Forgotten.ShouldBe(["lists", "news", "lists"]);
    }

    public void Dispose() => _cache?.Dispose();

    private PageCache Open(int atOnce)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("PageCache:AtOnce", $"{atOnce}")]).Build();
        return _cache = new(app.Services.GetRequiredService<NpgsqlDataSource>(), _store, new KeptParts(app.Services.GetRequiredService<IHearing>()), settings, NullLogger<PageCache>.Instance);
    }

    private sealed class Store : IOutputCacheStore
    {
        public ConcurrentQueue<string> Forgotten { get; } = [];

        public ValueTask EvictByTagAsync(string tag, CancellationToken cancellationToken)
        {
            Forgotten.Enqueue(tag);
            return ValueTask.CompletedTask;
        }

        public ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellationToken) => ValueTask.FromResult<byte[]?>(null);

        public ValueTask SetAsync(string key, byte[] value, string[]? tags, TimeSpan validFor, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
