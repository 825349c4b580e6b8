using Npgsql;
using OerPortal.Classes.Rosters;
using OerPortal.Cms.Data;
using OerPortal.Cms.Jobs;

namespace OerPortal.Classes.Jobs;

/// <summary>Goes on with a roster that is under way; where none is, there is nothing to do.</summary>
internal sealed record GoOnWithRoster(Guid RosterId) : IJob
{
    string? IJob.Key => RosterId.ToString();

    JobLane IJob.Lane => JobLane.People;
}

internal sealed class GoOnWithRosterJob(RosterStore store, RosterRunner runner, NpgsqlDataSource data) : IJobHandler<GoOnWithRoster>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public async Task RunAsync(GoOnWithRoster job, IJobProgress progress, CancellationToken cancellation)
    {
        await using var turn = await AdvisoryLock.TryTakeAsync(data, BitConverter.ToInt64(job.RosterId.ToByteArray(), 8), cancellation);
        if (turn is null)
            throw new JobPostponedException(Pause, "The roster is being worked at.");
        if (await store.FindAsync(job.RosterId, cancellation) is { IsUnderWay: true } roster)
            await runner.GoOnAsync(roster, seen => progress.ReportAsync(roster.Total > 0 ? (int)Math.Min(100, seen * 100L / roster.Total) : 0, cancellation), cancellation);
    }
}
