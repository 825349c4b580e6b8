namespace OerPortal.Resources;

/// <summary>What a site has published, as it was contributed: for exports that can be imported again. Asks no rights.</summary>
public interface IPublishedContributions
{
    /// <summary>In the order of their making, answer keys too; read in portions, so that any number takes the same memory.</summary>
    IAsyncEnumerable<PublishedContribution> OfSiteAsync(Guid siteId, CancellationToken cancellation);
}

/// <param name="ExternalKey">The key it was imported under, or null.</param>
/// <param name="Files">In their order.</param>
public sealed record PublishedContribution(Guid ResourceId, string PublicId, string? ExternalKey, ResourceMetadata About, Visibility Visibility, IReadOnlyList<ImportedFile> Files);
