using Microsoft.Extensions.DependencyInjection;

namespace OerPortal.Cms.Data;

/// <summary>Whether this instance hears what others say through PostgreSQL.</summary>
public interface IHearing
{
    /// <summary>Whether it has listened without a break for so long, and the database has answered a moment ago. Else things may have been said that it did not hear.</summary>
    bool HasHeardAllFor(TimeSpan span);
}

/// <summary>Hears one channel of PostgreSQL's <c>NOTIFY</c>. Register with <see cref="HearingRegistration.AddNotificationHandler{T}"/>.</summary>
public interface INotificationHandler
{
    /// <summary>A lower-case name; by custom it begins with <c>oer_</c>.</summary>
    string Channel { get; }

    Task HeardAsync(string payload, CancellationToken cancellation);
}

public static class HearingRegistration
{
    /// <summary>Adds a singleton that hears its channel from the start of the host.</summary>
    public static IServiceCollection AddNotificationHandler<THandler>(this IServiceCollection services)
        where THandler : class, INotificationHandler
        => services.AddSingleton<THandler>().AddSingleton<INotificationHandler>(s => s.GetRequiredService<THandler>());
}
