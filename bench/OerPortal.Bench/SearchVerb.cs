using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using OerPortal.Cms.Web;
using OerPortal.Search.Models;

namespace OerPortal.Bench;

/// <summary><c>search-fill ENGINE COUNT CORPUS</c> and <c>search-ask ENGINE COUNT CORPUS ROUNDS</c>: one line of JSON each.</summary>
internal sealed class SearchFillVerb(Indexes indexes, TimeProvider time) : IPortalVerb
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

        var made = new SearchLibrary(await Article.ReadAsync(corpus, 400, cancellation));
        await index.PrepareAsync(cancellation);
        var began = time.GetUtcNow().UtcDateTime;
        var into = await index.BeginRebuildAsync(began, cancellation);
        var watch = Stopwatch.StartNew();
        foreach (var portion in Enumerable.Range(0, count).Chunk(Portion)) await into.PutAsync([.. portion.Select(made.Entry)], cancellation);
        var rate = count / watch.Elapsed.TotalSeconds;
        await index.EndRebuildAsync(began, cancellation);
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new { engine, resources = count, indexed_a_second = Math.Round(rate), seconds = Math.Round(watch.Elapsed.TotalSeconds, 1), portal_mb = Environment.WorkingSet >> 20 }));
        return 0;
    }
}

internal sealed class SearchAskVerb(Indexes indexes) : IPortalVerb
{
    private const int Warming = 3;

    public string Name => "search-ask";

    public string Description => "search-ask ENGINE COUNT CORPUS ROUNDS: ask an index of COUNT resources the mixed list, ROUNDS times";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        if (arguments is not [var engine, _, var corpus, var roundsText] || indexes.Find(engine) is not { } index || !int.TryParse(roundsText, out var rounds))
        {
            await Console.Error.WriteLineAsync("Usage: search-ask ENGINE COUNT CORPUS ROUNDS");
            return 2;
        }

        var list = new SearchList(await Article.ReadAsync(corpus, 400, cancellation));
        var times = new Dictionary<string, List<double>>();
        var totals = new Dictionary<string, int>();
        for (var round = -Warming; round < rounds; round++)
        {
            foreach (var (kind, request) in list.Round(round + Warming))
            {
                var since = Stopwatch.GetTimestamp();
                totals[kind] = (await index.FindAsync(request, cancellation)).Total;
                Note(kind, since, round);
            }

            foreach (var typed in list.Typed(round + Warming))
            {
                var since = Stopwatch.GetTimestamp();
                await index.SuggestAsync(typed, Access.Guest, 8, cancellation);
                Note("suggestions", since, round);
            }
        }

        foreach (var (kind, all) in times) await SayAsync(engine, kind, all, totals.GetValueOrDefault(kind));
        await SayAsync(engine, "ALL", [.. times.Where(kind => kind.Key != "suggestions").SelectMany(kind => kind.Value)], 0);
        return 0;

        void Note(string kind, long since, int round)
        {
            if (round < 0) return;
            if (!times.TryGetValue(kind, out var all)) times[kind] = all = [];
            all.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
        }
    }

    private static Task SayAsync(string engine, string kind, List<double> times, int total)
    {
        times.Sort();
        return Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"| {engine} | {kind} | {times[times.Count / 2]:0.0} | {times[times.Count * 95 / 100]:0.0} | {times[^1]:0.0} | {total} |"));
    }
}
