using Microsoft.Extensions.DependencyInjection;

namespace OerPortal.Cms.Jobs;

public static class JobRegistration
{
    public static IServiceCollection AddJobHandler<TJob, THandler>(this IServiceCollection services)
        where TJob : IJob
        where THandler : class, IJobHandler<TJob>
    {
        services.AddScoped<THandler>();
        services.AddSingleton(new JobSubscription(
            typeof(TJob),
            (provider, job, progress, cancellation) => provider.GetRequiredService<THandler>().RunAsync((TJob)job, progress, cancellation)));
        return services;
    }

    public static IServiceCollection AddRecurringJob(this IServiceCollection services, IJob job, TimeSpan every)
        => services.AddSingleton(new RecurringJob(job, every));
}

/// <summary>Which handler does which job; read by the worker.</summary>
public sealed record JobSubscription(Type Job, Func<IServiceProvider, IJob, IJobProgress, CancellationToken, Task> Run);
