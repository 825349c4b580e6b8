using OerPortal.Harvest.Models;

namespace OerPortal.Harvest.Running;

/// <param name="Run">As the step has left it.</param>
/// <param name="IsLast">There is nothing more to ask.</param>
/// <param name="IsStopped">Somebody has stopped the run meanwhile.</param>
internal sealed record Step(Run Run, bool IsLast = false, bool IsStopped = false);

/// <summary>How sources of a kind are asked: one question a step, and all it brings is kept before the next.</summary>
internal interface IHarvestWay
{
    /// <exception cref="SourceTroubleException">Nothing of the answer was kept; the same step may be tried again.</exception>
    Task<Step> StepAsync(Source source, Run run, CancellationToken cancellation);
}
