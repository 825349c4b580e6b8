using OerPortal.Cms.Data;
using OerPortal.Cms.Events;

namespace OerPortal.Resources.Models;

/// <summary>A colleague of the same school who was asked to work on a resource together.</summary>
public sealed class CoAuthor : ISiteOwned
{
    public Guid ResourceId { get; private init; }

    public Guid PersonId { get; private init; }

    public Guid SiteId { get; private init; }

    public DateTimeOffset InvitedAt { get; private init; }

    /// <summary>Since when they work on it; null while they have not answered.</summary>
    public DateTimeOffset? AcceptedAt { get; private set; }

    internal static CoAuthor Of(Resource resource, Guid person, DateTimeOffset now)
        => new() { ResourceId = resource.Id, PersonId = person, SiteId = resource.SiteId, InvitedAt = now };

    internal void Accept(DateTimeOffset now) => AcceptedAt ??= now;
}

/// <summary>Somebody was asked to work on a resource together.</summary>
internal sealed record CoAuthorInvited(Guid ResourceId, Guid PersonId) : IEvent;
