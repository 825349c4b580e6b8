using OerPortal.Cms.Security;

namespace OerPortal.Resources;

/// <summary>Published resources for other modules.</summary>
public interface IResources
{
    /// <summary>For indexers: the published version, or null when it is not published. Asks no rights.</summary>
    Task<ResourceDocument?> DocumentAsync(Guid resourceId, CancellationToken cancellation);

    /// <summary>Ids of all published resources, for rebuilding an index.</summary>
    IAsyncEnumerable<Guid> PublishedIdsAsync(CancellationToken cancellation);

    /// <summary>The card as the viewer may see it; null for unknown and for hidden alike.</summary>
    Task<ResourceCard?> FindAsync(string publicId, Viewer viewer, CancellationToken cancellation);

    /// <summary>Cards in the order of the ids; those the viewer may not see are left out.</summary>
    Task<IReadOnlyList<ResourceCard>> CardsAsync(IReadOnlyList<Guid> ids, Viewer viewer, CancellationToken cancellation);

    /// <summary>Newest first.</summary>
    /// <param name="siteId">Only what this site contributed, or null for all.</param>
    Task<IReadOnlyList<ResourceCard>> NewestAsync(Guid? siteId, int count, Viewer viewer, CancellationToken cancellation);

    /// <summary>How many the viewer may see, in all, by subject code and by contributing site.</summary>
    Task<ResourceCounts> CountAsync(Viewer viewer, CancellationToken cancellation);
}

public sealed record ResourceCounts(int All, IReadOnlyDictionary<string, int> BySubject, IReadOnlyDictionary<Guid, int> BySite);

/// <summary>Whose eyes a list is for.</summary>
/// <param name="SiteIds">Sites where the person holds a role.</param>
public sealed record Viewer(bool IsSignedIn, IReadOnlySet<Guid> SiteIds)
{
    public static Viewer Guest { get; } = new(false, new HashSet<Guid>());

    public static Viewer From(ICurrentPerson person) => new(person.IsSignedIn, person.SiteIds);
}
