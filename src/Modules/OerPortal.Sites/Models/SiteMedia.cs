using OerPortal.Cms.Data;

namespace OerPortal.Sites.Models;

/// <summary>A picture or file that a site's pages may show. The file itself is of the module Ingest, scanned and derived there.</summary>
public sealed class SiteMedia : ISiteOwned
{
    /// <summary>What its files belong to: <c>site-media:{site}</c>.</summary>
    public const string HolderKind = "site-media";

    public required Guid FileId { get; init; }

    public required Guid SiteId { get; init; }

    /// <summary>What is to be seen, for those who do not see it; of a file, what it is called.</summary>
    public required string Description { get; set; }

    public required DateTimeOffset AddedAt { get; init; }
}

/// <summary>What the department offers and a school does not show.</summary>
public sealed class Unwanted
{
    public required Guid SiteId { get; init; }

    public required Guid WritingId { get; init; }
}
