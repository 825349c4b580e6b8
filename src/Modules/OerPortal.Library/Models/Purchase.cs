using OerPortal.Cms.Data;

namespace OerPortal.Library.Models;

/// <summary>What the library orders from somebody. It is written in peace, sent, and comes in on a voucher.</summary>
public sealed class PurchaseOrder : ISiteOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SiteId { get; init; }

    public DateOnly Dated { get; set; }

    public string Supplier { get; set; } = "";

    public string Note { get; set; } = "";

    public DateTimeOffset BegunAt { get; init; }

    /// <summary>From then on its lines stay as they are.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>On which its books come in.</summary>
    public Guid? VoucherId { get; set; }

    public Voucher? Voucher { get; init; }

    public ICollection<PurchaseLine> Lines { get; init; } = [];

    /// <summary>In đồng.</summary>
    public long Total => Lines.Sum(l => l.Count * l.Price);
}

public sealed class PurchaseLine : ISiteOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SiteId { get; init; }

    public required Guid OrderId { get; init; }

    public required int Place { get; init; }

    public required string Name { get; init; }

    public required string People { get; init; }

    public required int Count { get; init; }

    /// <summary>Of one copy, in đồng; 0 where nobody knows it yet.</summary>
    public required long Price { get; init; }
}

/// <summary>What somebody would like the library to have.</summary>
public sealed class PurchaseWish : ISiteOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SiteId { get; init; }

    public required string Name { get; init; }

    public required string People { get; init; }

    public required string Reason { get; init; }

    /// <summary>Null once they have erased their account.</summary>
    public Guid? WishedBy { get; set; }

    public required DateTimeOffset WishedAt { get; init; }

    /// <summary>The line of an order on which it stands.</summary>
    public Guid? LineId { get; set; }

    public DateTimeOffset? DeclinedAt { get; set; }

    /// <summary>Why not.</summary>
    public string Answer { get; set; } = "";
}

/// <summary>How far it is.</summary>
public enum WishState
{
    New,
    Declined,
    /// <summary>On an order that is being written, or was sent.</summary>
    Ordered,
    /// <summary>Its books are entered.</summary>
    Here,
}
