using OerPortal.Cms.Jobs;

namespace OerPortal.Ingest.Tests.Kit;

/// <summary>Progress that nobody watches.</summary>
internal sealed class Silent : IJobProgress
{
    public int Attempt => 1;

    public Task ReportAsync(int percent, CancellationToken cancellation) => Task.CompletedTask;
}
