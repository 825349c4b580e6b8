using OerPortal.Cms.Data;

namespace OerPortal.Classes.Models;

/// <summary>A collection that a teacher put on the page of a class.</summary>
public sealed class GivenCollection : ISiteOwned
{
    public required Guid ClassId { get; init; }

    /// <summary>Of the collection.</summary>
    public required string PublicId { get; init; }

    public required Guid SiteId { get; init; }

    public required Guid GivenBy { get; init; }

    public required DateTimeOffset GivenAt { get; init; }
}
