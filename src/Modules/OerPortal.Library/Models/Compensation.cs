using OerPortal.Cms.Data;

namespace OerPortal.Library.Models;

/// <summary>What a reader gave for a book they lost or damaged. The receipt keeps its words; a wrong one is cancelled in sight.</summary>
public sealed class Compensation : ISiteOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SiteId { get; init; }

    /// <summary>Of the school's receipts, from 1 without a gap.</summary>
    public required int Number { get; init; }

    public required Guid LoanId { get; init; }

    public Guid? PersonId { get; init; }

    /// <summary>Name and class, as they stand on the paper.</summary>
    public required string Reader { get; init; }

    /// <summary>Title and number, as they stand on the paper.</summary>
    public required string Book { get; init; }

    public required CompensationKind Kind { get; init; }

    /// <summary>In đồng; 0 for a book.</summary>
    public required long Amount { get; init; }

    public required string Note { get; init; }

    public required DateOnly Dated { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public Guid? MadeBy { get; init; }

    public DateTimeOffset? CancelledAt { get; set; }

    public Guid? CancelledBy { get; set; }

    public string CancelReason { get; set; } = "";
}

public enum CompensationKind
{
    Money = 0,

    /// <summary>It comes in on a voucher like any other.</summary>
    SameBook = 1,
}
