using OerPortal.Cms.Data;

namespace OerPortal.Resources.Models;

/// <summary>A resource taken down: who, when and why.</summary>
public sealed class Withdrawal : ISiteOwned
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid ResourceId { get; private init; }

    public Guid VersionId { get; private init; }

    public Guid SiteId { get; private init; }

    public Guid WithdrawnBy { get; private init; }

    public DateTimeOffset WithdrawnAt { get; private init; }

    public string Reason { get; private init; } = "";

    /// <summary>Who could see it; the same people are told that it was withdrawn, everybody else learns nothing.</summary>
    public Visibility Visibility { get; private init; }

    internal static Withdrawal Of(Resource resource, ResourceVersion version, Guid by, string reason, DateTimeOffset now)
        => new()
        {
            ResourceId = resource.Id,
            VersionId = version.Id,
            SiteId = resource.SiteId,
            WithdrawnBy = by,
            WithdrawnAt = now,
            Reason = reason,
            Visibility = version.Visibility,
        };
}
