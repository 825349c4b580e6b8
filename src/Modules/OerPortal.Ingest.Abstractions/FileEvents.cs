using OerPortal.Cms.Events;

namespace OerPortal.Ingest;

/// <summary>The whole file has arrived and waits in quarantine.</summary>
public sealed record FileReceived(Guid FileId, Guid SiteId, Guid OwnerId, string Holder) : IEvent;

/// <summary>Scanned, inspected, derived: the file may be served to whoever the referring row allows.</summary>
public sealed record FileReady(Guid FileId, Guid SiteId, Guid OwnerId, string Holder) : IEvent;

/// <summary>Infected, refused, too large or failed; <see cref="FileFacts.RefusalKey"/> says why.</summary>
public sealed record FileRefused(Guid FileId, Guid SiteId, Guid OwnerId, string Holder) : IEvent;

/// <summary>
/// Whoever referred to the files does so no more: published with the change that made it so. Those that nobody keeps
/// (<see cref="IFileKeeper"/>) are removed.
/// </summary>
public sealed record FilesGivenUp(IReadOnlyList<Guid> FileIds) : IEvent;
