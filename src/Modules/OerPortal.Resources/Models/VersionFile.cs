using OerPortal.Cms.Data;

namespace OerPortal.Resources.Models;

/// <summary>A file of a version. The right to a file hangs on this row.</summary>
public sealed class VersionFile : ISiteOwned
{
    public Guid VersionId { get; private init; }

    public Guid FileId { get; private init; }

    public Guid SiteId { get; private init; }

    public FileRole Role { get; private set; }

    public int Position { get; private init; }

    internal static VersionFile Of(ResourceVersion version, Guid fileId, FileRole role, int position)
        => new() { VersionId = version.Id, SiteId = version.SiteId, FileId = fileId, Role = role, Position = position };

    internal void Assign(FileRole role) => Role = role;
}
