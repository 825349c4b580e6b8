using OerPortal.Cms.Data;

namespace OerPortal.Resources;

/// <summary>Collections (bộ sưu tập) for other modules' pages.</summary>
public interface ICollections
{
    /// <summary>Newest first; only those with at least one resource that the viewer may see at the current site.</summary>
    /// <param name="siteId">Only this site's, or null for all.</param>
    Task<IReadOnlyList<CollectionCard>> NewestAsync(Guid? siteId, int count, Viewer viewer, CancellationToken cancellation);

    /// <summary>What the current site shows under that address; null where there is none. Asks no rights to what is in it.</summary>
    Task<NamedCollection?> FindAsync(string publicId, CancellationToken cancellation);

    /// <summary>Of the portal itself, for every school; newest first, only those with at least one resource that the viewer may see at the current site.</summary>
    Task<IReadOnlyList<CollectionCard>> OfferedAsync(int count, Viewer viewer, CancellationToken cancellation);

    /// <summary>The collection with all its resources that the viewer may see; null for unknown, for empty, and for what the current site does not show.</summary>
    Task<CollectionCard?> FindAsync(string publicId, Viewer viewer, CancellationToken cancellation);

    /// <summary>
    /// For followers: the records of collections that were made, changed or deleted since, in the order in which that was committed. Asks
    /// no rights.
    /// </summary>
    /// <param name="number">Of the last record that was followed; 0 for all.</param>
    /// <param name="count">At most so many; fewer only at the end.</param>
    Task<IReadOnlyList<PublicRecord<CollectionDocument>>> ChangesSinceAsync(long number, int count, CancellationToken cancellation);
}

/// <summary>Everything that is public about a collection.</summary>
/// <param name="ResourceIds">In order. Some may not be public now: their own records say so.</param>
public sealed record CollectionDocument(string Title, string Description, IReadOnlyList<Guid> ResourceIds);

/// <param name="ResourceIds">In order.</param>
public sealed record NamedCollection(string PublicId, string Title, Guid SiteId, Guid OwnerId, IReadOnlyList<Guid> ResourceIds);

/// <summary>What a list shows of a collection.</summary>
/// <param name="PublicId">Names it in its address (<see cref="ResourceAddress.Collection"/>).</param>
/// <param name="Count">How many of its resources the viewer may see.</param>
/// <param name="First">The first few of them, for their covers.</param>
public sealed record CollectionCard(
    string PublicId,
    string Title,
    string Description,
    Guid SiteId,
    Guid OwnerId,
    int Count,
    IReadOnlyList<ResourceCard> First);
