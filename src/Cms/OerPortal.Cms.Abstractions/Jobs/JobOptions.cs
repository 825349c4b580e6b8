namespace OerPortal.Cms.Jobs;

/// <param name="Delay">Earliest start, counted from now.</param>
/// <param name="MaxAttempts">After so many failures the job stays, visibly failed.</param>
/// <param name="SiteId">The site it runs for; by default the site that queued it.</param>
/// <param name="Key">In place of the job's own (<see cref="IJob.Key"/>).</param>
public sealed record JobOptions(TimeSpan Delay = default, int MaxAttempts = 5, Guid? SiteId = null, string? Key = null);
