using OerPortal.Cms.Jobs;

namespace OerPortal.TestKit;

/// <summary>Progress that nobody watches.</summary>
public sealed class Silent : IJobProgress
{
    /// <inheritdoc />
    public int Attempt => 1;

    /// <inheritdoc />
    public Task ReportAsync(int percent, CancellationToken cancellation) => Task.CompletedTask;
}
