namespace OerPortal.Cms.Web;

/// <summary>On a page model or endpoint: the answer for guests is the same for all, may be kept for a minute and carries an ETag. Signed-in people always get a fresh one.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class GuestCacheAttribute(params string[] tags) : Attribute
{
    /// <summary>
    /// What the answer is made of (see <see cref="IPageCache"/>), for example <c>resources</c>. A name in braces stands for the route's value:
    /// <c>resource:{publicId}</c> is forgotten for one thing alone.
    /// </summary>
    public string[] Tags { get; } = tags;
}
