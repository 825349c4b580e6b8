using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using OerPortal.Cms.Data;
using OerPortal.Cms.Events;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Sites;

namespace OerPortal.TestKit;

/// <summary>
/// The portal's services without a server and without workers, as new as those of a process that has just started: a
/// test that lets processes die makes one after the other. What workers do is done by <see cref="WorkAsync"/>.
/// </summary>
public sealed class BarePortal : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private BarePortal(ServiceProvider services) => _services = services;

    /// <summary>The services; for scoped ones use <see cref="ActAsync{T}"/>.</summary>
    public IServiceProvider Services => _services;

    /// <param name="ground">What it stands on.</param>
    /// <param name="connectionString">A way of its own to the ground's database.</param>
    /// <param name="change">Replaces services.</param>
    public static async Task<BarePortal> StartAsync(Ground ground, string connectionString, Action<IServiceCollection> change)
    {
        var services = new ServiceCollection();
        foreach (var service in ground.Services) services.Add(service);
        services.Replace(ServiceDescriptor.Singleton(_ => new NpgsqlDataSourceBuilder(connectionString).Build()));
        foreach (var context in ground.Services.Select(s => s.ImplementationInstance).OfType<ModuleDataContext>())
            typeof(BarePortal).GetMethod(nameof(Connect), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(context.Type).Invoke(null, [services]);
        change(services);
        var portal = new BarePortal(services.BuildServiceProvider());
        await portal._services.GetRequiredService<SiteDirectory>().LoadAsync(CancellationToken.None);
        return portal;
    }

    /// <summary>Does something in a scope in which the system acts for the portal.</summary>
    public async Task<T> ActAsync<T>(Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = _services.GetRequiredService<SystemScope>().Open();
        return await act(scope.ServiceProvider);
    }

    /// <summary>Runs due jobs and delivers due events until none is left, as the workers would; a lost connection is tried again.</summary>
    public async Task WorkAsync(CancellationToken ct)
    {
        var (jobs, run) = (_services.GetRequiredService<JobQueue>(), _services.GetRequiredService<JobRun>());
        var (outbox, delivery) = (_services.GetRequiredService<OutboxQueue>(), _services.GetRequiredService<OutboxDelivery>());
        for (var didSomething = true; didSomething;)
        {
            didSomething = false;
            try
            {
                for (; await jobs.LeaseAsync(JobLane.Upkeep, ct) is { } job; didSomething = true) await run.RunAsync(job, ct);
                for (; await outbox.LeaseAsync(ct) is { } message; didSomething = true) await delivery.DeliverAsync(message, ct);
            }
            catch (NpgsqlException)
            {
                didSomething = true;
            }
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _services.DisposeAsync();

    // EF Core keeps one set of inner services for each data source it has seen: hundreds of portals would pile them up.
    private static void Connect<T>(IServiceCollection services)
        where T : DbContext
    {
        services.RemoveAll<DbContextOptions<T>>();
        services.RemoveAll<Microsoft.EntityFrameworkCore.Infrastructure.IDbContextOptionsConfiguration<T>>();
        services.AddDbContext<T>((provider, options) => options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>().CreateConnection(), contextOwnsConnection: true));
    }
}
