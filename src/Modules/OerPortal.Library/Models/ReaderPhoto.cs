using OerPortal.Cms.Data;

namespace OerPortal.Library.Models;

/// <summary>The picture of a reader: for the librarians of the school and the reader alone.</summary>
public sealed class ReaderPhoto : ISiteOwned
{
    public const string HolderKind = "reader-photo";

    public required Guid SiteId { get; init; }

    public required Guid PersonId { get; init; }

    public required Guid FileId { get; set; }

    public required DateTimeOffset AddedAt { get; set; }

    public Guid? AddedBy { get; set; }

    /// <summary>Since when its person has not been a reader any more, as far as is known.</summary>
    public DateTimeOffset? LeftAt { get; set; }
}

/// <summary>A ZIP of pictures whose names say whose they are; looked at before they are taken in.</summary>
public sealed class PhotoBatch : ISiteOwned
{
    public const string HolderKind = "reader-photos";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SiteId { get; init; }

    public required Guid FileId { get; init; }

    public required string Name { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    public required Guid AddedBy { get; init; }

    public DateTimeOffset? TakenAt { get; set; }

    /// <summary>How many pictures were.</summary>
    public int Taken { get; set; }
}
