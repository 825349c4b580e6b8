using System.Diagnostics;
using System.Text.Json;
using OerPortal.Cms.Web;
using OerPortal.Search.Models;

namespace OerPortal.Bench;

/// <summary><c>search-fill ENGINE COUNT CORPUS</c>: one line of JSON.</summary>
internal sealed class SearchFillVerb(Indexes indexes, TimeProvider time, IConfiguration configuration) : IPortalVerb
{
    private const int Portion = 400;

    public string Name => "search-fill";

    public string Description => "search-fill ENGINE COUNT CORPUS: put COUNT resources made of the articles in CORPUS into an index, as a rebuild does";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        if (arguments is not [var engine, var countText, var corpus] || indexes.Find(engine) is not { } index || !int.TryParse(countText, out var count))
        {
            await Console.Error.WriteLineAsync("Usage: search-fill ENGINE COUNT CORPUS");
            return 2;
        }

        var made = new SearchLibrary(await Article.ReadAsync(corpus, shortest: 400, cancellation));
        await index.PrepareAsync(cancellation);
        var began = time.GetUtcNow().UtcDateTime;
        var into = await index.BeginRebuildAsync(began, cancellation);
        var processor = BenchServers.Time(configuration);
        var cost = processor.Milliseconds();
        var own = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        foreach (var portion in Enumerable.Range(0, count).Chunk(Portion)) await into.PutAsync([.. portion.Select(made.Entry)], cancellation);
        var seconds = watch.Elapsed.TotalSeconds;
        cost = processor.Milliseconds() - cost;
        own = Environment.CpuUsage.TotalTime - own;
        await index.EndRebuildAsync(began, cancellation);
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new
        {
            engine,
            resources = count,
            indexed_a_second = Math.Round(count / seconds),
            seconds = Math.Round(seconds, 1),
            processor_ms_a_resource = Math.Round(cost / count, 2),
            of_it_in_the_portal = Math.Round(own.TotalMilliseconds / count, 2),
            portal_mb = Environment.WorkingSet >> 20,
        }));
        return 0;
    }
}
