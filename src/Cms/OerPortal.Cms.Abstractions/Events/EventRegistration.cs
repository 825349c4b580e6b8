using Microsoft.Extensions.DependencyInjection;

namespace OerPortal.Cms.Events;

public static class EventRegistration
{
    public static IServiceCollection AddEventHandler<TEvent, THandler>(this IServiceCollection services)
        where TEvent : IEvent
        where THandler : class, IEventHandler<TEvent>
    {
        services.AddScoped<THandler>();
        services.AddSingleton(new EventSubscription(
            typeof(TEvent),
            typeof(THandler),
            (provider, message, cancellation) => provider.GetRequiredService<THandler>().HandleAsync((TEvent)message, cancellation)));
        return services;
    }
}

/// <summary>Which handler wants which event; read by the outbox.</summary>
public sealed record EventSubscription(Type Event, Type Handler, Func<IServiceProvider, IEvent, CancellationToken, Task> Deliver);
