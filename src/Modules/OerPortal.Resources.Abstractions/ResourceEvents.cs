using OerPortal.Cms.Events;

namespace OerPortal.Resources;

/// <summary>A version was approved and is now the one people see.</summary>
public sealed record ResourcePublished(Guid ResourceId, Guid SiteId) : IEvent;

/// <summary>Metadata or visibility of a published resource changed.</summary>
public sealed record ResourceChanged(Guid ResourceId, Guid SiteId) : IEvent;

/// <summary>Taken down; nobody finds it any more.</summary>
public sealed record ResourceWithdrawn(Guid ResourceId, Guid SiteId) : IEvent;
