using System.Diagnostics;
using System.Globalization;

namespace OerPortal.Bench;

/// <summary>How long questions took and what they cost, by kind, as rows of a table.</summary>
internal sealed class AskedTimes(string engine, ProcessorTime processor)
{
    public const string Head = "| engine | question | p50 ms | p95 ms | most ms | processor p50 ms | processor p95 ms | found |\n|---|---|---|---|---|---|---|---|";

    private readonly Dictionary<string, List<(double Taken, double Cost)>> _times = [];
    private readonly Dictionary<string, int> _found = [];

    public IEnumerable<string> Kinds => _times.Keys;

    /// <param name="noted">Not for the first questions, which find everything cold.</param>
    public async Task AskAsync(string kind, bool noted, Func<Task<int>> ask)
    {
        var cost = processor.Milliseconds();
        var since = Stopwatch.GetTimestamp();
        _found[kind] = await ask();
        var taken = Stopwatch.GetElapsedTime(since).TotalMilliseconds;
        cost = processor.Milliseconds() - cost;
        if (!noted) return;
        if (!_times.TryGetValue(kind, out var all)) _times[kind] = all = [];
        all.Add((taken, cost));
    }

    public string Row(string kind) => Row(kind, _times[kind], _found[kind].ToString("N0", CultureInfo.InvariantCulture));

    /// <summary>All questions of these kinds together.</summary>
    public string Row(string name, IEnumerable<string> kinds) => Row(name, [.. kinds.SelectMany(kind => _times[kind])], "");

    /// <param name="most">The aim, in milliseconds.</param>
    public string Held(string what, IEnumerable<string> kinds, double most)
    {
        var all = kinds.SelectMany(kind => _times[kind]).ToList();
        double taken = At95(all.Select(one => one.Taken)), cost = At95(all.Select(one => one.Cost));
        var said = taken <= most ? "held" : cost <= most ? "held by processor time; waiting for a processor took the rest" : "MISSED";
        return string.Create(CultureInfo.InvariantCulture, $"Aim: {what} p95 ≤ {most:0} ms: {taken:0.0} ms, processor {cost:0.0} ms: {said}.");
    }

    /// <summary>How much less the questions of these kinds cost than others, each asked in the same moment.</summary>
    public double CheaperThan(IEnumerable<string> kinds, Func<string, string> other)
    {
        var both = kinds.Select(kind => (Ours: _times[kind].Sum(one => one.Cost), Theirs: _times[other(kind)].Sum(one => one.Cost))).ToList();
        return both.Sum(pair => pair.Theirs) / both.Sum(pair => pair.Ours);
    }

    private string Row(string kind, List<(double Taken, double Cost)> times, string found)
    {
        double[] taken = [.. times.Select(one => one.Taken).Order()], cost = [.. times.Select(one => one.Cost).Order()];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {engine} | {kind} | {At(taken, 50):0.0} | {At(taken, 95):0.0} | {taken[^1]:0.0} | {At(cost, 50):0.0} | {At(cost, 95):0.0} | {found} |");
    }

    private static double At95(IEnumerable<double> values) => At([.. values.Order()], 95);

    private static double At(double[] sorted, int percent) => sorted[Math.Min(sorted.Length - 1, sorted.Length * percent / 100)];
}
