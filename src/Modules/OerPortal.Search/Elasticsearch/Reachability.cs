using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace OerPortal.Search.Elasticsearch;

/// <summary>
/// Whether Elasticsearch is asked. After one search that got no answer nobody waits for it any more until <see cref="ElasticsearchWatch"/>
/// says that it answers and shows all there is. Counts searches that PostgreSQL answered instead: <c>oerportal.search.fallback</c>. Singleton.
/// </summary>
internal sealed class Reachability : IDisposable
{
    private readonly Meter _meter = new("OerPortal.Search");
    private readonly Counter<long> _fallbacks;
    private readonly ILogger<Reachability> _log;
    private volatile ReachState _state = ReachState.Filling;

    public Reachability(ILogger<Reachability> log)
    {
        _fallbacks = _meter.CreateCounter<long>("oerportal.search.fallback", description: "Searches that PostgreSQL answered in the place of Elasticsearch");
        _log = log;
    }

    public ReachState State => _state;

    /// <summary>It answers, and has all there is.</summary>
    public void Found()
    {
        if (_state != ReachState.There) _log.LogInformation("Elasticsearch answers searches.");
        _state = ReachState.There;
    }

    /// <summary>It does not answer.</summary>
    public void Lost(string reason)
    {
        if (_state == ReachState.There) _log.LogWarning("Elasticsearch is away ({Reason}); PostgreSQL answers searches until it is back.", reason);
        _state = ReachState.Away;
    }

    public void CountFallback() => _fallbacks.Add(1);

    public void Dispose() => _meter.Dispose();
}

internal enum ReachState
{
    /// <summary>Nobody has looked yet, or it does not have everything yet.</summary>
    Filling,

    /// <summary>It is asked.</summary>
    There,

    /// <summary>It did not answer, or not in time.</summary>
    Away,
}
