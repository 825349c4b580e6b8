using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using OerPortal.Resources;
using OerPortal.Search.Elasticsearch;
using OerPortal.Search.Models;
using OerPortal.Search.Postgres;
using OerPortal.Search.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Search.Tests.Elasticsearch;

/// <summary>A cluster of its own that asks for a password. It takes a minute and the memory of three servers, so it is run by bench/search-nodes.</summary>
public sealed class ThreeNodesTests
{
    private const string Password = "ba-may-mot-kho";
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan After = TimeSpan.FromSeconds(25);

    [Fact(Explicit = true)]
    public async Task One_node_killed_during_searches_and_indexing_loses_nothing()
    {
        var folder = TemporaryFolder.Create("oer-nodes-");
        await using var database = new IndexDatabase();
        await database.CreateAsync();
        try
        {
            var nodes = await SearchServer.StartAsync(folder, nodes: 3, "400m", Password);
            using var cluster = new Cluster(new ElasticsearchSettings { Address = string.Join(' ', nodes), User = "elastic", Password = Password, Compatibility = 8, AnswerSeconds = 60 });
            var engine = new ElasticsearchEngine(cluster, new Names("nodes"), new Combinations(database.Data), TimeProvider.System);
            await engine.PrepareAsync(CancellationToken.None);
            using (await cluster.AskAsync("GET", "/_cluster/health?wait_for_status=green&timeout=50s", body: null, Cluster.Patiently, CancellationToken.None)) { }

            using var work = new CancellationTokenSource(Before + After);
            var put = new ConcurrentBag<Guid>();
            int found = 0, refused = 0;
            var indexing = IndexAsync(engine, put, work.Token);
            var searching = SearchAsync();
            await Task.Delay(Before, CancellationToken.None);
            var sofar = (put.Count, found);
            Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "n2", "pid"), CancellationToken.None), CultureInfo.InvariantCulture)).Kill();
            await Task.WhenAll(indexing, searching);

            TestContext.Current.SendDiagnosticMessage($"{put.Count} resources, {sofar.Count} before; {found} searches answered, {sofar.found} before; {refused} were for PostgreSQL to answer");
            put.Count.ShouldBeGreaterThan(sofar.Count);
            found.ShouldBeGreaterThan(sofar.found);
            (await engine.IndexedAsync(CancellationToken.None)).ShouldBe(put, ignoreOrder: true);

            async Task SearchAsync()
            {
                while (!work.IsCancellationRequested)
                {
                    try
                    {
                        var result = await engine.FindAsync(new SearchRequest("sách", SearchRequest.NoFilters, null, SearchOrder.Best, 1, Access.Guest), CancellationToken.None);
                        if (result.Total > 0) found++;
                    }
                    catch (IndexUnavailableException)
                    {
                        refused++;
                    }
                }
            }
        }
        finally
        {
            await SearchServer.StopAsync(folder);
            Directory.Delete(folder, recursive: true);
        }
    }

    // As the follower does: what was not taken is sent again.
    private static async Task IndexAsync(ElasticsearchEngine engine, ConcurrentBag<Guid> put, CancellationToken until)
    {
        for (var number = 1; !until.IsCancellationRequested; number += 20)
        {
            var entries = Enumerable.Range(number, 20).Select(Entry).ToArray();
            while (true)
            {
                try
                {
                    await engine.PutAsync(entries, CancellationToken.None);
                    break;
                }
                catch (IndexUnavailableException)
                {
                    await Task.Delay(200, CancellationToken.None);
                }
            }

            foreach (var entry in entries) put.Add(entry.Document.ResourceId);
        }
    }

    private static SearchEntry Entry(int number) => new(
        new SearchDocument(
            Guid.CreateVersion7(), Guid.Empty, Visibility.Public, DateTimeOffset.UnixEpoch, $"Sách {number}", [], [], [], [], "", new FacetValues([], [], [], "khac", "cc-by-4.0", "vi"), number),
        new[] { new SearchPassage(Guid.CreateVersion7(), "page=1", null, $"Chữ trong sách {number}.") }.ToAsyncEnumerable());
}
