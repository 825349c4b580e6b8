namespace OerPortal.Resources;

/// <summary>What the reader opens: the published version for everybody who may see it, any other one for its contributor and its reviewers.</summary>
public interface IReadableResources
{
    /// <summary>For the current person at the current site; null for unknown, hidden and unreadable alike.</summary>
    /// <param name="version">A version's number, or null for the published one; where nothing is published, the newest that the person may see.</param>
    Task<ReadableResource?> FindAsync(string publicId, int? version, CancellationToken cancellation);
}

/// <param name="MainFileId">The file to open.</param>
/// <param name="IsPublished">False for a draft or a submission; then nothing about it may be kept or counted.</param>
/// <param name="IsPublic">Whether everybody may read it.</param>
/// <param name="BackAddress">Root-relative address of its page (resource page, preview or review), where reading ends.</param>
public sealed record ReadableResource(
    Guid ResourceId,
    string PublicId,
    string Title,
    IReadOnlyList<string> Authors,
    string Language,
    Guid MainFileId,
    bool IsPublished,
    bool IsPublic,
    string BackAddress);
