using OerPortal.Cms.Data;

namespace OerPortal.Library.Models;

/// <summary>Says of an entered voucher what was wrong and how it is right. It is an entry of its own in the general register, for everybody to see.</summary>
public sealed class Correction : ISiteOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SiteId { get; init; }

    /// <summary>The voucher without lines that has its number.</summary>
    public required Guid EntryId { get; init; }

    public Voucher Entry { get; init; } = null!;

    /// <summary>The voucher that was wrong.</summary>
    public required Guid VoucherId { get; init; }

    /// <summary>Null where its paper was wrong and no line.</summary>
    public Guid? LineId { get; init; }

    /// <summary>Of one copy, in đồng; null where that was right.</summary>
    public long? Price { get; init; }

    public long? PriceBefore { get; init; }

    /// <summary>What all its copies cost more, or less, than was entered.</summary>
    public long Money { get; init; }

    /// <summary>How it should be called; empty where that was right.</summary>
    public string Words { get; init; } = "";

    public string WordsBefore { get; init; } = "";

    public required string Reason { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public Guid? MadeBy { get; init; }
}
