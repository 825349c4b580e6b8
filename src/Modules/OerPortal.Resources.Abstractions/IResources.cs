using System.Collections.Frozen;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;

namespace OerPortal.Resources;

/// <summary>Published resources for other modules.</summary>
public interface IResources
{
    /// <summary>The published version, or null when it is not published. Asks no rights.</summary>
    Task<ResourceDocument?> DocumentAsync(Guid resourceId, CancellationToken cancellation);

    /// <summary>
    /// For followers: the records of what was published, changed or taken away since, in the order in which that was committed. Who keeps
    /// the last number and goes on from it misses nothing, however late a change is committed. Asks no rights.
    /// </summary>
    /// <param name="number">Of the last record that was followed; 0 for all.</param>
    /// <param name="count">At most so many; fewer only at the end.</param>
    Task<IReadOnlyList<PublicRecord<ResourceDocument>>> ChangesSinceAsync(long number, int count, CancellationToken cancellation);

    /// <summary>The number of the last change; 0 when nothing was ever published.</summary>
    Task<long> LastNumberAsync(CancellationToken cancellation);

    /// <summary>The record of one resource; null when it was never published, or is being changed once more: then a greater number follows.</summary>
    Task<PublicRecord<ResourceDocument>?> RecordAsync(Guid resourceId, CancellationToken cancellation);

    /// <summary>The card as the viewer may see it; null for unknown and for hidden alike.</summary>
    Task<ResourceCard?> FindAsync(string publicId, Viewer viewer, CancellationToken cancellation);

    /// <summary>Cards in the order of the ids; those the viewer may not see are left out.</summary>
    Task<IReadOnlyList<ResourceCard>> CardsAsync(IReadOnlyList<Guid> ids, Viewer viewer, CancellationToken cancellation);

    /// <summary>Newest first.</summary>
    /// <param name="siteId">Only what this site contributed, or null for all.</param>
    Task<IReadOnlyList<ResourceCard>> NewestAsync(Guid? siteId, int count, Viewer viewer, CancellationToken cancellation);

    /// <summary>What is lent (<see cref="Licences.Lent"/>) and the viewer may see, newest first.</summary>
    Task<IReadOnlyList<ResourceCard>> LentAsync(int count, Viewer viewer, CancellationToken cancellation);

    /// <summary>How many the viewer may see at the current site, in all and by subject code.</summary>
    Task<ResourceCounts> CountAsync(Viewer viewer, CancellationToken cancellation);

    /// <summary>How many the viewer may see of what each of these sites contributed; sites without any are left out.</summary>
    Task<IReadOnlyDictionary<Guid, int>> CountBySiteAsync(IReadOnlyCollection<Guid> siteIds, Viewer viewer, CancellationToken cancellation);

    /// <summary>The sites that contributed most of what the viewer may see, with how many.</summary>
    Task<IReadOnlyDictionary<Guid, int>> LargestSitesAsync(int count, Viewer viewer, CancellationToken cancellation);
}

public sealed record ResourceCounts(int All, IReadOnlyDictionary<string, int> BySubject);

/// <summary>Whose eyes a list is for.</summary>
/// <param name="SiteIds">Sites where the person holds a role.</param>
public sealed record Viewer(bool IsSignedIn, IReadOnlySet<Guid> SiteIds)
{
    public static Viewer Guest { get; } = new(false, new HashSet<Guid>());

    /// <summary>Resources that a code has opened to whoever looks, for a time.</summary>
    public IReadOnlySet<Guid> Opened { get; init; } = FrozenSet<Guid>.Empty;

    /// <summary>Sees what everybody sees, and nothing else.</summary>
    public bool IsPlainGuest => !IsSignedIn && Opened.Count == 0;

    public static Viewer From(ICurrentPerson person) => new(person.IsSignedIn, person.SiteIds) { Opened = person.Opened };
}
