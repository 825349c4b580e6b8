using OerPortal.Cms.Jobs;
using OerPortal.Ingest.Fixity;

namespace OerPortal.Ingest.Jobs;

/// <summary>Sees to a blob that somebody wanted and that was missing or damaged.</summary>
public sealed record MendBlob(string Sha256) : IJob
{
    string? IJob.Key => Sha256;
}

/// <inheritdoc cref="MendBlob" />
public sealed class MendBlobHandler(BlobCheck check) : IJobHandler<MendBlob>
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(30);

    /// <summary>Once; what is lost comes up again with the checks of every few hours.</summary>
    public async Task RunAsync(MendBlob job, IJobProgress progress, CancellationToken cancellation)
    {
        if (await check.RunAsync(job.Sha256, cancellation) == BlobCondition.Busy)
            throw new JobPostponedException(Moment, "Somebody works on the file.");
    }
}
