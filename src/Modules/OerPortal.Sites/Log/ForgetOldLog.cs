using Microsoft.Extensions.Configuration;
using OerPortal.Cms.Data;
using OerPortal.Cms.Jobs;

namespace OerPortal.Sites.Log;

/// <summary>How long lines of the log are kept: <c>Audit:KeepDays</c>.</summary>
internal sealed class LogRetention(IConfiguration configuration)
{
    /// <summary>Three years: what is asked about after a school year has long been closed.</summary>
    private const int UsualDays = 1096;

    /// <summary>0: for ever.</summary>
    internal int Days { get; } = Math.Max(0, configuration.GetValue("Audit:KeepDays", UsualDays));
}

internal sealed record ForgetOldLog : IJob
{
    string IJob.Key => nameof(ForgetOldLog);

    JobLane IJob.Lane => JobLane.Upkeep;
}

internal sealed class ForgetOldLogJob(IAuditLog log, LogRetention retention, TimeProvider time) : IJobHandler<ForgetOldLog>
{
    private const int AtOnce = 5_000;

    public async Task RunAsync(ForgetOldLog job, IJobProgress progress, CancellationToken cancellation)
    {
        if (retention.Days == 0)
            return;
        var before = time.GetUtcNow().AddDays(-retention.Days);
        while (await log.ForgetAsync(before, AtOnce, cancellation) == AtOnce)
            await progress.ReportAsync(50, cancellation);
    }
}
