using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;
using OerPortal.Cms.Data;
using OerPortal.Cms.Jobs;
using OerPortal.Harvest.Data;
using OerPortal.Harvest.Models;
using OerPortal.Search;

namespace OerPortal.Harvest.Running;

/// <summary>Brings a source's run to its end, or to a pause that the source asks for. One question at a time goes to a host, over all instances.</summary>
internal sealed class Harvester(
    HarvestDbContext db, NpgsqlDataSource data, RunTables runs, OaiWay oai, OpdsWay opds, HarvestSettings settings, TimeProvider time, ILogger<Harvester> log)
{
    private static readonly TimeSpan ForTheOther = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan BetweenWords = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(6);

    /// <returns>The run as it ended; null when none is under way, or when it was stopped.</returns>
    /// <exception cref="JobPostponedException">The source, or somebody else who asks the same host, needs a pause.</exception>
    public async Task<Run?> RunAsync(Guid sourceId, CancellationToken cancellation)
    {
        // Whoever has the source's turn goes on with its run.
        await using var turn = await AdvisoryLock.TryTakeAsync(data, TurnOf(sourceId.ToString()), cancellation);
        if (turn is null || await db.Sources.AsNoTracking().SingleOrDefaultAsync(source => source.Id == sourceId, cancellation) is not { } source)
            return null;
        await using var host = await AdvisoryLock.TryTakeAsync(data, TurnOf(new Uri(source.Address).Authority), cancellation)
            ?? throw new JobPostponedException(ForTheOther, "The same host is being asked for another source.");
        if (await runs.OpenAsync(source.Id, cancellation) is not { } run)
            return null;
        try
        {
            return await GoOnAsync(source, run, cancellation);
        }
        finally
        {
            await TellAsync(CancellationToken.None);
        }
    }

    private async Task<Run?> GoOnAsync(Source source, Run run, CancellationToken cancellation)
    {
        IHarvestWay way = source.Kind == SourceKind.Oai ? oai : opds;
        for (var told = time.GetTimestamp(); ;)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                var step = await way.StepAsync(source, run, cancellation);
                if (step.IsStopped)
                    return null;
                run = step.Run;
                if (time.GetElapsedTime(told) > BetweenWords)
                {
                    await TellAsync(cancellation);
                    told = time.GetTimestamp();
                }
                if (step.IsLast)
                    return await EndAsync(source, run, RunState.Done, null, cancellation);
            }
            catch (SourceTroubleException trouble)
            {
                run = run with { Requests = run.Requests + 1, Tries = run.Tries + 1 };
                await runs.SayTroubleAsync(run, trouble, cancellation);
                if (!trouble.IsPassing || run.Tries >= settings.MostTries)
                    return await EndAsync(source, run, RunState.Failed, trouble, cancellation);
                throw new JobPostponedException(Pause(run.Tries, trouble), $"{source.Name}: {trouble.Message}");
            }
        }
    }

    /// <summary>Search follows while a long run goes on.</summary>
    private async Task TellAsync(CancellationToken cancellation)
    {
        db.Publish(new FindableThingsChanged(HarvestedThings.Name));
        await db.SaveChangesAsync(cancellation);
    }

    private async Task<Run> EndAsync(Source source, Run run, RunState state, SourceTroubleException? trouble, CancellationToken cancellation)
    {
        var next = source.EveryHours > 0 ? time.GetUtcNow().AddHours(source.EveryHours) : (DateTimeOffset?)null;
        await runs.EndAsync(run, state, trouble, next, cancellation);
        log.LogInformation(
            "{Source} was harvested: {State}, {Requests} requests, {Seen} records, {Added} added, {Changed} changed, {Removed} removed, {Refused} refused {Trouble}",
            source.Name, state, run.Requests, run.Seen, run.Added, run.Changed, run.Removed, run.Refused, trouble?.Message);
        return (await runs.FindAsync(run.Id, cancellation))!;
    }

    private TimeSpan Pause(int tries, SourceTroubleException trouble)
    {
        var own = TimeSpan.FromSeconds(Math.Min(settings.FirstPauseSeconds * Math.Pow(2, tries - 1), LongestPause.TotalSeconds));
        return trouble.RetryAfter is { } asked && asked > own ? asked : own;
    }

    // FNV-1a: the same on every instance, which string.GetHashCode is not.
    private static long TurnOf(string name)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in $"harvest:{name.ToLowerInvariant()}")
            hash = (hash ^ letter) * 1099511628211UL;
        return unchecked((long)hash);
    }
}
