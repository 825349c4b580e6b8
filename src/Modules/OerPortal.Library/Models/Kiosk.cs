using OerPortal.Cms.Data;

namespace OerPortal.Library.Models;

/// <summary>A device at which readers lend and return by themselves.</summary>
public sealed class Kiosk : ISiteOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SiteId { get; init; }

    /// <summary>Where it stands: "Cửa phòng đọc".</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the code that opens it; null once it was used.</summary>
    public byte[]? CodeHash { get; set; }

    public required DateTimeOffset CodeUntil { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public Guid? MadeBy { get; init; }

    public DateTimeOffset? OpenedAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }
}
