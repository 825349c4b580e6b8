using OerPortal.Cms.Data;
using OerPortal.Cms.Events;

namespace OerPortal.Sample.Models;

public sealed class Greeting : ISiteOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SiteId { get; init; }

    public required string Name { get; init; }

    public bool IsCounted { get; set; }
}

public sealed record GuestGreeted(Guid GreetingId) : IEvent;
