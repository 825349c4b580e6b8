using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace OerPortal.Cms.Data;

public static class ModuleDataRegistration
{
    /// <summary>Registers the module's context on the portal's one data source. Its migrations are the embedded files <c>Migrations/NNNN_*.sql</c> of the same assembly.</summary>
    public static IServiceCollection AddModuleData<TContext>(this IServiceCollection services)
        where TContext : ModuleDbContext
    {
        services.AddDbContext<TContext>((provider, options) => options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()));
        services.AddSingleton(new ModuleDataContext(typeof(TContext)));
        return services;
    }
}

/// <summary>A registered module context, so that tests can compare every mapped entity with the migrated schema.</summary>
public sealed record ModuleDataContext(Type Type);
