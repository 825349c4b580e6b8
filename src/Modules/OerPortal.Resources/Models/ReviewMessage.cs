using OerPortal.Cms.Data;
using OerPortal.Cms.Events;

namespace OerPortal.Resources.Models;

/// <summary>A line of what contributor and reviewers say to each other about a version.</summary>
public sealed class ReviewMessage : ISiteOwned
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid VersionId { get; private init; }

    public Guid SiteId { get; private init; }

    public Guid WrittenBy { get; private init; }

    public DateTimeOffset WrittenAt { get; private init; }

    /// <summary>Whether a reviewer says it, to the contributor.</summary>
    public bool IsOfReviewer { get; private init; }

    public string Words { get; private init; } = "";

    internal static ReviewMessage Of(ResourceVersion version, Guid by, bool isOfReviewer, string words, DateTimeOffset now)
        => new() { VersionId = version.Id, SiteId = version.SiteId, WrittenBy = by, WrittenAt = now, IsOfReviewer = isOfReviewer, Words = words };
}

/// <summary>Somebody said something about a version that is reviewed.</summary>
internal sealed record ReviewMessageWritten(Guid ResourceId, Guid MessageId) : IEvent;
