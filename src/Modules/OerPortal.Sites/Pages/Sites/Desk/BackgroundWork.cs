using Microsoft.Extensions.Localization;
using OerPortal.Cms.Jobs;

namespace OerPortal.Sites.Pages.Sites.Desk;

/// <summary>What the portal does beside its pages, in the operator's words.</summary>
public sealed record BackgroundWork(
    IReadOnlyList<LaneSummary> Lanes, IReadOnlyList<RunningJob> Running, IReadOnlyList<JobSummary> Kinds, IReadOnlyList<FailedWork> Failed, IStringLocalizer Words)
{
    private const int MostShown = 50;

    public static async Task<BackgroundWork> OfAsync(IJobOverview jobs, IStringLocalizer words, CancellationToken cancellation) => new(
        await jobs.LanesAsync(cancellation),
        await jobs.RunningAsync(MostShown, cancellation),
        await jobs.SummariseAsync(cancellation),
        await jobs.FailedAsync(MostShown, cancellation),
        words);

    /// <summary>What a background job does; its code when it has no words.</summary>
    public string WorkOf(string job) => Words[$"job.{ShortName(job)}"] is { ResourceNotFound: false } known ? known.Value : ShortName(job);

    public string ShortName(string type) => type[(type.LastIndexOf('.') + 1)..];

    public string AgeOf(TimeSpan? age) => age switch
    {
        null => Words["sites.system.none"].Value,
        { TotalMinutes: < 1 } => Words["sites.system.seconds", Math.Max(1, (int)age.Value.TotalSeconds)].Value,
        { TotalHours: < 1 } => Words["sites.system.minutes", (int)age.Value.TotalMinutes].Value,
        _ => Words["sites.system.hours", (int)age.Value.TotalHours].Value,
    };
}
