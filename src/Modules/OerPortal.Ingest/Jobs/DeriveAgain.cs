using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OerPortal.Cms.Jobs;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Pipeline;

namespace OerPortal.Ingest.Jobs;

/// <summary>
/// Makes anew what an older pipeline made, oldest version first, a portion at a time: after an upgrade it begins by itself.
/// Where it ends the next run goes on, because each file carries the version that made it.
/// </summary>
public sealed record DeriveAgain : IJob
{
    string? IJob.Key => "next";

    JobLane IJob.Lane => JobLane.Upkeep;
}

/// <inheritdoc cref="DeriveAgain" />
public sealed class DeriveAgainHandler(IngestDbContext data, Rederivation again, ILogger<DeriveAgainHandler> log) : IJobHandler<DeriveAgain>
{
    private const int AtOnce = 50;

    /// <summary>One portion; queues the next one behind other work.</summary>
    public async Task RunAsync(DeriveAgain job, IJobProgress progress, CancellationToken cancellation)
    {
        var due = await again.Due().OrderBy(f => f.Pipeline).ThenBy(f => f.Id).Take(AtOnce).Select(f => f.Id).ToListAsync(cancellation);
        var made = 0;
        for (var i = 0; i < due.Count; i++)
        {
            made += await again.RunAsync(due[i], cancellation) == Remade.Made ? 1 : 0;
            await progress.ReportAsync((i + 1) * 100 / due.Count, cancellation);
        }
        if (due.Count == 0)
            return;
        var left = await again.Due().CountAsync(cancellation);
        log.LogInformation("Made the derivatives of {Made} files anew; {Left} are left.", made, left);
        // A file that somebody else holds stays due; the recurring run comes back for it.
        if (made > 0 && left > 0)
        {
            data.Enqueue(new DeriveAgain());
            await data.SaveChangesAsync(cancellation);
        }
    }
}
