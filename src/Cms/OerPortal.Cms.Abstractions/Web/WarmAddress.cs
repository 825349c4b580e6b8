using Microsoft.Extensions.DependencyInjection;

namespace OerPortal.Cms.Web;

/// <summary>An address of the portal that is asked for once after each start, so that the first visitor does not wait for code to be compiled.</summary>
/// <param name="Path">From the root, with its query; its answer must be for everybody and change nothing.</param>
public sealed record WarmAddress(string Path);

/// <summary>What is warmed at the start.</summary>
public static class WarmAddresses
{
    /// <summary>Asks for these addresses after each start.</summary>
    public static IServiceCollection AddWarmAddresses(this IServiceCollection services, params string[] paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        foreach (var path in paths)
            services.AddSingleton(new WarmAddress(path));
        return services;
    }
}
