namespace OerPortal.Cms.Security;

/// <summary>On an endpoint that needs another Content-Security-Policy than the portal's strict one (the reader, publication members).</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ContentSecurityAttribute(string policy) : Attribute
{
    /// <summary>Stands in a policy, behind another source, for the host names of strangers' content (<see cref="Sites.ContentHosts"/>), which the page may frame.</summary>
    public const string ContentSources = " {content}";

    /// <summary>The whole header value.</summary>
    public string Policy { get; } = policy;

    /// <summary>Whether the page frames strangers' content.</summary>
    public bool FramesContent { get; } = policy.Contains(ContentSources, StringComparison.Ordinal);

    /// <summary>The one origin elsewhere that the page frames, which may then fill the screen; null for none.</summary>
    public string? Frames { get; init; }

    /// <summary>Whether other people's pages may show this one in a frame.</summary>
    public bool AllowsFraming => Policy.Contains("frame-ancestors *", StringComparison.Ordinal);
}
