using OerPortal.Cms.Data;

namespace OerPortal.Library.Models;

/// <summary>Books that came in together. Once it is entered it has a number, its books have theirs, and nothing of it changes any more.</summary>
public sealed class Voucher : ISiteOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SiteId { get; init; }

    /// <summary>In the general register, from 1 without a gap; null until it is entered.</summary>
    public int? Number { get; set; }

    /// <summary>The day on the paper.</summary>
    public DateOnly Dated { get; set; }

    public VoucherSource Source { get; set; }

    /// <summary>Who sold or gave them.</summary>
    public string From { get; set; } = "";

    /// <summary>Number of the invoice or of the decision.</summary>
    public string Document { get; set; } = "";

    public string Note { get; set; } = "";

    public DateTimeOffset BegunAt { get; init; }

    public DateTimeOffset? EnteredAt { get; set; }

    public Guid? EnteredBy { get; set; }

    public ICollection<VoucherLine> Lines { get; init; } = [];

    public bool IsEntered => Number is not null;

    public int Count => Lines.Sum(l => l.Count);

    /// <summary>In đồng.</summary>
    public long Total => Lines.Sum(l => l.Count * l.Price);
}

public enum VoucherSource
{
    Bought = 0,
    Given = 1,
    Allotted = 2,
    /// <summary>Was there before this system.</summary>
    Before = 3,
    /// <summary>Brings nothing: says what was wrong with another.</summary>
    Correction = 4,
}

/// <summary>So many copies of one title at one price.</summary>
public sealed class VoucherLine : ISiteOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SiteId { get; init; }

    public required Guid VoucherId { get; init; }

    public required Guid TitleId { get; init; }

    public Title Title { get; init; } = null!;

    /// <summary>In the order they were written.</summary>
    public required int Place { get; init; }

    public required int Count { get; set; }

    /// <summary>Of one copy, in đồng.</summary>
    public required long Price { get; set; }

    /// <summary>The first of its numbers in the register of its title's kind; null until the voucher is entered.</summary>
    public int? FirstNumber { get; set; }

    /// <summary>As the catalogue had them when the voucher was entered; the database keeps them then.</summary>
    public LineWords Words { get; init; } = new();
}

/// <summary>What registers say of a line, for ever. Null until its voucher is entered.</summary>
public sealed class LineWords
{
    public string? People { get; init; }

    /// <summary>Title and volume.</summary>
    public string? Name { get; init; }

    public string? Publisher { get; init; }

    public string? Place { get; init; }

    public int? Year { get; init; }

    public string? Class { get; init; }

    public int? Grade { get; init; }

    /// <summary>"Tô Hoài. Dế Mèn phiêu lưu ký".</summary>
    public string Book => People is { Length: > 0 } ? $"{People}. {Name}" : Name ?? "";
}
