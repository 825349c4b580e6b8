using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OerPortal.Cms.Web;

/// <summary>What <c>/health/ready</c> looks at.</summary>
public static class ReadyChecks
{
    /// <summary>The tag of these checks.</summary>
    public const string Tag = "ready";

    /// <summary>
    /// Adds a part. Unhealthy takes the instance out of service; Degraded names a trouble with which it still serves.
    /// Anybody may read the description: no addresses, names or versions in it.
    /// </summary>
    /// <param name="name">How the part is called in the answer, such as <c>scanner</c>.</param>
    public static IServiceCollection AddReadyCheck<TCheck>(this IServiceCollection services, string name)
        where TCheck : class, IHealthCheck
    {
        services.AddHealthChecks().AddCheck<TCheck>(name, tags: [Tag]);
        return services;
    }
}
