using Microsoft.Extensions.Localization;
using OerPortal.Cms.Diagnostics;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Text;
using OerPortal.Cms.Ui;

namespace OerPortal.Sites.Upkeep;

/// <summary>Whether background work keeps up.</summary>
internal sealed class QueueLine(IJobOverview jobs, IStringLocalizer strings) : ISystemLine
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(15);
    private const int MostCounted = 100;

    public async ValueTask<SystemLine?> ReadAsync(CancellationToken cancellation)
    {
        var lanes = await jobs.LanesAsync(cancellation);
        var failed = (await jobs.FailedAsync(MostCounted, cancellation)).Count;
        var waiting = lanes.Where(lane => lane.Lane != JobLane.Upkeep).Max(lane => lane.OldestDue) ?? TimeSpan.Zero;
        var words = strings["sites.system.queue.text", lanes.Sum(lane => lane.Due), lanes.Sum(lane => lane.Running), failed];
        return new SystemLine(
            50, strings["sites.system.queue"], failed > 0 || waiting > Long ? SystemState.Attention : SystemState.Good, words,
            waiting > Long ? strings["sites.system.queue.slow", Spoken.Span(waiting, strings)].Value : failed > 0 ? strings["sites.system.queue.failed"].Value : null, "/quan-tri/he-thong#viec-nen");
    }
}

/// <summary>What the program last complained of.</summary>
internal sealed class ErrorLine(ILastErrors errors, IStringLocalizer strings) : ISystemLine
{
    private const int Counted = 50;

    public ValueTask<SystemLine?> ReadAsync(CancellationToken cancellation)
    {
        var newest = errors.Newest(Counted);
        var line = newest is [var last, ..]
            ? new SystemLine(60, strings["sites.system.errors"], SystemState.Attention, strings["sites.system.errors.text", newest.Sum(e => e.Times), last.At.Moment()], Address: "/quan-tri/he-thong#loi")
            : new SystemLine(60, strings["sites.system.errors"], SystemState.Good, strings["sites.system.errors.none"]);
        return ValueTask.FromResult<SystemLine?>(line);
    }
}
