namespace OerPortal.Resources;

/// <summary>Where published resources come from. Asks no rights: for those who decide or count by it, not for pages.</summary>
public interface IResourceOrigins
{
    /// <summary>By their public ids; what is not published is left out.</summary>
    Task<IReadOnlyList<ResourceOrigin>> FindAsync(IReadOnlyCollection<string> publicIds, CancellationToken cancellation);

    /// <summary>The resource that each of these files belongs to as it is published now; others are left out.</summary>
    Task<IReadOnlyDictionary<Guid, ResourceOrigin>> OfFilesAsync(IReadOnlyCollection<Guid> fileIds, CancellationToken cancellation);
}

/// <param name="SiteId">The site that contributed it.</param>
/// <param name="OwnerId">Who contributed it.</param>
public sealed record ResourceOrigin(Guid ResourceId, string PublicId, Guid SiteId, Guid OwnerId, Visibility Visibility);
