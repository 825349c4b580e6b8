using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace OerPortal.Cms.Data;

public static class ModuleDataRegistration
{
    /// <summary>Registers the module's context on the portal's one data source. Its migrations are the embedded files <c>Migrations/NNNN_*.sql</c> of the same assembly.</summary>
    public static IServiceCollection AddModuleData<TContext>(this IServiceCollection services)
        where TContext : ModuleDbContext
    {
        // Made once: a page would spend a tenth of its time on putting the same options together for each of its contexts.
        services.AddDbContext<TContext>(
            (provider, options) => options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()).ConfigureWarnings(SaidByWhoeverCatches),
            optionsLifetime: ServiceLifetime.Singleton);
        services.AddSingleton(new ModuleDataContext(typeof(TContext)));
        return services;
    }

    // Whoever catches the exception says it, once and in its own words; the context would add two traces each.
    private static void SaidByWhoeverCatches(WarningsConfigurationBuilder warnings) => warnings.Log(
        (RelationalEventId.ConnectionError, LogLevel.Debug),
        (RelationalEventId.TransactionError, LogLevel.Debug),
        (RelationalEventId.CommandError, LogLevel.Debug),
        (CoreEventId.QueryIterationFailed, LogLevel.Debug),
        (CoreEventId.SaveChangesFailed, LogLevel.Debug));
}

/// <summary>A registered module context, so that tests can compare every mapped entity with the migrated schema.</summary>
public sealed record ModuleDataContext(Type Type);
