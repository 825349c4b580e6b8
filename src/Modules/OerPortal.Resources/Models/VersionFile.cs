using OerPortal.Cms.Data;

namespace OerPortal.Resources.Models;

/// <summary>A file of a version. The right to a file hangs on this row.</summary>
public sealed class VersionFile : ISiteOwned
{
    public Guid VersionId { get; private init; }

    public Guid FileId { get; private init; }

    public Guid SiteId { get; private init; }

    public FileRole Role { get; private set; }

    /// <summary>What its contributor calls it; null where its own name has to do.</summary>
    public string? Title { get; private set; }

    public int Position { get; private set; }

    internal static VersionFile Of(ResourceVersion version, Guid fileId, FileRole role, int position, string? title = null)
        => new() { VersionId = version.Id, SiteId = version.SiteId, FileId = fileId, Role = role, Position = position, Title = title };

    internal void Assign(FileRole role, string? title)
        => (Role, Title) = (role, PlainText.OptionalLine(title, DraftLimits.FileTitle));

    internal void ChangePlaces(VersionFile other) => (Position, other.Position) = (other.Position, Position);
}
