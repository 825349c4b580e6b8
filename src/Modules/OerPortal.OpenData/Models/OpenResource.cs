using OerPortal.Resources;

namespace OerPortal.OpenData.Models;

/// <summary>Everything that is public about a resource, as all feeds tell it. Addresses begin with a slash and stand at the portal.</summary>
/// <param name="Id">Its public id: <see cref="ResourceAddress.Page(string)"/> is its page.</param>
/// <param name="Authors">As a list names them; <see cref="ResourceMetadata.Contributors"/> says who did what.</param>
/// <param name="Language">BCP 47, the main one.</param>
/// <param name="Cover">Address of a picture.</param>
/// <param name="Files">Those that anybody may download, the main one first.</param>
/// <param name="PublishedAt">When it was first approved.</param>
/// <param name="ApprovedAt">When this version was approved, or its files described anew.</param>
/// <param name="Collections">Those it stands in.</param>
internal sealed record OpenResource(
    string Id,
    ResourceMetadata About,
    IReadOnlyList<string> Authors,
    string Language,
    OpenSchool School,
    string Cover,
    bool CanBeRead,
    int? Pages,
    int? Minutes,
    IReadOnlyList<OpenFile> Files,
    int Version,
    DateTimeOffset PublishedAt,
    DateTimeOffset ApprovedAt,
    IReadOnlyList<OpenCollectionName> Collections)
{
    /// <summary>Addresses elsewhere that belong to it; null for most, which are what is here.</summary>
    public IReadOnlyList<LinkElsewhere>? Links { get; init; }
}

/// <summary>The site that contributed it.</summary>
/// <param name="Slug">Empty for the portal.</param>
internal sealed record OpenSchool(string Slug, string Name);

internal sealed record OpenCollectionName(string Id, string Title);

/// <param name="Length">Bytes as they were uploaded; what is downloaded may have less, without what cameras write into files.</param>
/// <param name="Address">Where anybody downloads it.</param>
/// <param name="CanBeRead">In the browser.</param>
/// <param name="HasCover">Whether <c>FileAddress.Cover</c> has a picture of it.</param>
internal sealed record OpenFile(
    Guid Id,
    string Name,
    string MediaType,
    long Length,
    string Address,
    bool CanBeRead,
    bool HasCover,
    int? Pages,
    double? DurationSeconds);
