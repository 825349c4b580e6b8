using Microsoft.Extensions.DependencyInjection;

namespace OerPortal.Cms.Security;

public static class PermissionRegistration
{
    /// <summary>Makes a module's permissions known.</summary>
    public static IServiceCollection AddPermissions(this IServiceCollection services, params Permission[] permissions)
    {
        foreach (var permission in permissions)
            services.AddSingleton(permission);
        return services;
    }
}
