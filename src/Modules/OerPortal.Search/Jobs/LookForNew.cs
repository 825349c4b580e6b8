using Microsoft.Extensions.Logging;
using OerPortal.Cms.Data;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Web;
using OerPortal.Search.Saving;

namespace OerPortal.Search.Jobs;

/// <summary>Looks whether something new fits the searches that people have saved, each once a day.</summary>
internal sealed record LookForNew : IJob
{
    string? IJob.Key => "saved";

    JobLane IJob.Lane => JobLane.Upkeep;
}

internal sealed class LookForNewJob(SavedSearches saved, NewMatches matches, TimeProvider time, ILogger<LookForNewJob> log) : IJobHandler<LookForNew>
{
    private const int AtOnce = 100;

    // Less than a day, so that the hour at which it is looked for does not move on from day to day.
    private static readonly TimeSpan Pause = TimeSpan.FromHours(23);

    public async Task RunAsync(LookForNew job, IJobProgress progress, CancellationToken cancellation)
    {
        var since = time.GetUtcNow() - Pause;
        while (await saved.DueAsync(since, AtOnce, cancellation) is { Count: > 0 } due)
        {
            foreach (var search in due) await TryAsync(search, cancellation);
        }
    }

    // One that cannot be answered has its turn again tomorrow, and does not stop those behind it.
    private async Task TryAsync(SavedSearch search, CancellationToken cancellation)
    {
        try
        {
            await matches.TellAsync(search, cancellation);
        }
#pragma warning disable CA1031 // Whatever one search provokes.
        catch (Exception e) when (!cancellation.IsCancellationRequested && e is not PortalBusyException && !DatabaseOutage.Is(e))
#pragma warning restore CA1031
        {
            log.LogWarning(e, "A saved search could not be looked through: {Search}", search.Id);
            await saved.LookedAsync(search.Id, search.SeenUntil, cancellation);
        }
    }
}
