using System.Diagnostics;

namespace OerPortal.Cms.Diagnostics;

/// <summary>
/// Carries a trace (W3C Trace Context) from the request that queued work, over the rows of jobs and events, to whoever does it:
/// an upload is one trace up to the search index. Costs nothing while nobody listens.
/// </summary>
public static class PortalTrace
{
    /// <summary>Name of the source of what jobs and handlers do.</summary>
    public const string Source = "OerPortal.Work";

    private static readonly ActivitySource Work = new(Source);

    /// <summary>The <c>traceparent</c> of what is going on, to be kept with what it sets off; null outside of any trace.</summary>
    public static string? Current => Activity.Current is { IdFormat: ActivityIdFormat.W3C } now ? now.Id : null;

    /// <summary>Begins a step of the trace that <paramref name="trace"/> names, or a trace of its own.</summary>
    /// <param name="name">For example <c>job ProcessFile</c>.</param>
    public static Activity? Continue(string name, string? trace)
    {
        if (!ActivityContext.TryParse(trace, null, isRemote: true, out var parent))
            parent = default;
        return Work.StartActivity(name, ActivityKind.Consumer, parent);
    }

    /// <summary>Says that a step came to a bad end.</summary>
    public static void Fail(this Activity? step, Exception e) => step?.SetStatus(ActivityStatusCode.Error, e.Message).AddException(e);
}
