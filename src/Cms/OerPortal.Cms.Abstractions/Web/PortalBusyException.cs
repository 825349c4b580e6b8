namespace OerPortal.Cms.Web;

/// <summary>
/// Too much is asked for at once, or it takes too long. The answer is 503 with <c>Retry-After</c> and a page that says so; whoever
/// throws it writes to the log what operators should know.
/// </summary>
public sealed class PortalBusyException(string reason, TimeSpan retryAfter) : Exception(reason)
{
    public TimeSpan RetryAfter { get; } = retryAfter;
}
