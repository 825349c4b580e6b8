namespace OerPortal.Resources;

/// <summary>How contributions stand, for imports that bring them up to date. Asks no rights.</summary>
public interface IContributionStates
{
    /// <summary>What is there under these keys at the site, by key: imported under them, or, where a key is a public id of a resource of the site, that resource.</summary>
    /// <param name="prefix">Before each key it is the external key.</param>
    Task<IReadOnlyDictionary<string, ContributionState>> FindAsync(Guid siteId, string prefix, IReadOnlyCollection<string> keys, CancellationToken cancellation);
}

/// <param name="Stage">Of the latest version.</param>
/// <param name="About">Of the latest version.</param>
/// <param name="Files">Of the latest version, in their order.</param>
public sealed record ContributionState(Guid ResourceId, string PublicId, Guid OwnerId, ContributionStage Stage, ResourceMetadata About, Visibility Visibility, IReadOnlyList<ImportedFile> Files);

public enum ContributionStage
{
    /// <summary>Its files are being checked; then it goes on by itself.</summary>
    Waiting,

    /// <summary>Its contributor works on it.</summary>
    Draft,

    /// <summary>A reviewer has it.</summary>
    Submitted,

    /// <summary>Published, replaced or taken down.</summary>
    Decided,
}
