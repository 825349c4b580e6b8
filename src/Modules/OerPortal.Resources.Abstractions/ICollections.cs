using OerPortal.Cms.Data;

namespace OerPortal.Resources;

/// <summary>Collections (bộ sưu tập) for other modules' pages.</summary>
public interface ICollections
{
    /// <summary>Published ones, newest first; only those with at least one resource that the viewer may see at the current site.</summary>
    /// <param name="siteId">Only this site's, or null for all.</param>
    Task<IReadOnlyList<CollectionCard>> NewestAsync(Guid? siteId, int count, Viewer viewer, CancellationToken cancellation);

    /// <summary>What is published anywhere or made at the current site (at the portal: at any) under that address; null where there is none. Asks no rights to it, nor to what is in it.</summary>
    Task<NamedCollection?> FindAsync(string publicId, CancellationToken cancellation);

    /// <summary>The same for several at once, by address; unknown ones are left out.</summary>
    Task<IReadOnlyDictionary<string, NamedCollection>> FindAllAsync(IReadOnlyCollection<string> publicIds, CancellationToken cancellation);

    /// <summary>What the viewer may see of the same, in its sections; nothing for unknown ones. Asks no rights to the collection itself.</summary>
    Task<IReadOnlyList<CollectedPart>> PartsAsync(string publicId, Viewer viewer, CancellationToken cancellation);

    /// <summary>Of the portal itself, for every school that does not hide them; newest first, only those with at least one resource that the viewer may see at the current site.</summary>
    Task<IReadOnlyList<CollectionCard>> OfferedAsync(int count, Viewer viewer, CancellationToken cancellation);

    /// <summary>The published collection with all its resources that the viewer may see; null for unknown, for empty, and for what the current site does not show.</summary>
    Task<CollectionCard?> FindAsync(string publicId, Viewer viewer, CancellationToken cancellation);

    /// <summary>
    /// For followers: the records of collections that were published, changed or taken away since, in the order in which that was committed. Asks
    /// no rights.
    /// </summary>
    /// <param name="number">Of the last record that was followed; 0 for all.</param>
    /// <param name="count">At most so many; fewer only at the end.</param>
    Task<IReadOnlyList<PublicRecord<CollectionDocument>>> ChangesSinceAsync(long number, int count, CancellationToken cancellation);
}

/// <summary>Everything that is public about a collection.</summary>
/// <param name="ResourceIds">In order. Some may not be public now: their own records say so.</param>
/// <param name="Sections">In order; what stands in none comes before them.</param>
/// <param name="Notes">What its maker says of single resources.</param>
public sealed record CollectionDocument(
    string Title, string Description, IReadOnlyList<Guid> ResourceIds, IReadOnlyList<DocumentSection> Sections, IReadOnlyDictionary<Guid, string> Notes);

/// <param name="Words">A few lines below the heading, or empty.</param>
/// <param name="ResourceIds">In order.</param>
public sealed record DocumentSection(string Heading, string Words, IReadOnlyList<Guid> ResourceIds);

/// <param name="IsPublished">Everybody may find it; else it is its owner's.</param>
/// <param name="ResourceIds">In order.</param>
public sealed record NamedCollection(string PublicId, string Title, string Description, Guid SiteId, Guid OwnerId, bool IsPublished, IReadOnlyList<Guid> ResourceIds);

/// <summary>A section of a collection as somebody sees it; drawn by the partial <c>_CollectedParts</c>.</summary>
/// <param name="Heading">Null for what stands before the first section.</param>
/// <param name="Words">A few lines below the heading, or empty.</param>
public sealed record CollectedPart(string? Heading, string Words, IReadOnlyList<CollectedThing> Things);

/// <param name="Note">What the collection's maker says of it, or null.</param>
public sealed record CollectedThing(ResourceCard Card, string? Note);

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
