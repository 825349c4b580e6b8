using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace OerPortal.Search.Indexing;

/// <summary>How long a change takes until people can find it: histogram <c>oerportal.search.index.lag</c>, in seconds, from a change to the index.</summary>
internal sealed class IndexLag : IDisposable
{
    private static readonly TimeSpan Noticeable = TimeSpan.FromMinutes(1);
    private readonly Meter _meter = new("OerPortal.Search");
    private readonly Histogram<double> _lag;
    private readonly TimeProvider _time;
    private readonly ILogger<IndexLag> _log;

    public IndexLag(TimeProvider time, ILogger<IndexLag> log)
    {
        _lag = _meter.CreateHistogram<double>("oerportal.search.index.lag", "s", "From a change to the index");
        _time = time;
        _log = log;
    }

    /// <param name="changedAt">When the change was written. Not the resource's own date: imported ones bring theirs.</param>
    public void Indexed(string engine, Guid resourceId, DateTimeOffset changedAt)
    {
        var lag = _time.GetUtcNow() - changedAt;
        _lag.Record(Math.Max(0, lag.TotalSeconds), new KeyValuePair<string, object?>("engine", engine));
        if (lag > Noticeable) _log.LogInformation("{Resource} was indexed {Seconds:0} s after its change", resourceId, lag.TotalSeconds);
    }

    public void Dispose() => _meter.Dispose();
}
