using OerPortal.Cms.Data;

namespace OerPortal.Library.Models;

/// <summary>Minutes of books that go for good. Written in peace, then entered: from then on nothing of it changes.</summary>
public sealed class WriteOff : ISiteOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SiteId { get; init; }

    /// <summary>In part II of the general register, from 1 without a gap; null until it is entered.</summary>
    public int? Number { get; set; }

    /// <summary>The day on the minutes.</summary>
    public DateOnly Dated { get; set; }

    /// <summary>Number of the minutes, as the school counts them: "05/BB-TV".</summary>
    public string Document { get; set; } = "";

    /// <summary>Who decided, a line each: "Nguyễn Văn An – Hiệu trưởng – Trưởng ban".</summary>
    public string Board { get; set; } = "";

    /// <summary>The principal.</summary>
    public string ApprovedBy { get; set; } = "";

    public string Note { get; set; } = "";

    public DateTimeOffset BegunAt { get; init; }

    public DateTimeOffset? EnteredAt { get; set; }

    public Guid? EnteredBy { get; set; }

    public ICollection<WriteOffLine> Lines { get; init; } = [];

    public bool IsEntered => Number is not null;
}

/// <summary>One copy that goes.</summary>
public sealed class WriteOffLine : ISiteOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SiteId { get; init; }

    public required Guid WriteOffId { get; init; }

    public required Guid CopyId { get; init; }

    public Copy Copy { get; init; } = null!;

    /// <summary>In the order they were written.</summary>
    public required int Place { get; init; }

    public required WriteOffReason Reason { get; set; }

    /// <summary>People and title as they were when it was entered; null before.</summary>
    public string? Book { get; init; }

    /// <summary>In đồng, as it was when it was entered; null before.</summary>
    public long? Price { get; init; }
}

public enum WriteOffReason
{
    WornOut = 0,
    OutOfDate = 1,
    Lost = 2,
    /// <summary>Given to another library.</summary>
    Given = 3,
    /// <summary>It never was there: the voucher was wrong.</summary>
    Mistake = 4,
    Other = 5,
}
