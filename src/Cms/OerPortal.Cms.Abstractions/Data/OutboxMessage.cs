using System.Text.Json;
using OerPortal.Cms.Diagnostics;
using OerPortal.Cms.Events;

namespace OerPortal.Cms.Data;

/// <summary>An event on its way to its handlers. Row of <c>cms.outbox</c>.</summary>
public sealed class OutboxMessage
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The event's CLR type, <c>Full.Name, Assembly</c>.</summary>
    public required string Type { get; init; }

    public required string Payload { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The <c>traceparent</c> of what it tells of.</summary>
    public string? Trace { get; init; }

    public static OutboxMessage From(IEvent message, DateTimeOffset at)
    {
        var type = message.GetType();
        return new OutboxMessage
        {
            Type = $"{type.FullName}, {type.Assembly.GetName().Name}",
            Payload = JsonSerializer.Serialize(message, type, JsonSerializerOptions.Web),
            OccurredAt = at,
            Trace = PortalTrace.Current,
        };
    }
}
