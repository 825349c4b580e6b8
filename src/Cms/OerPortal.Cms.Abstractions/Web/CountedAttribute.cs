namespace OerPortal.Cms.Web;

/// <summary>
/// On a page model or endpoint: that it is given out is a use of what its route names, and every <see cref="IUseObserver"/> is told; also of
/// what is answered from memory (<see cref="GuestCacheAttribute"/>). Given out is what a GET gets whole, or from its first byte on.
/// </summary>
/// <param name="use">What kind of use.</param>
/// <param name="routeValue">Name of the route's value that says what is used.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class CountedAttribute(Use use, string routeValue) : Attribute
{
    public Use Use { get; } = use;

    public string RouteValue { get; } = routeValue;

    /// <summary>
    /// For pages: one that the browser kept and asked about (304) is looked at again. COUNTER Code of Practice 5, §7.2, counts
    /// both. A file that somebody has already is not taken along again.
    /// </summary>
    public bool CountsUnchanged { get; init; }
}
