using OerPortal.Cms.Data;

namespace OerPortal.Library.Models;

/// <summary>Counting what is there. Once it is closed it has a number, and its result stays as it is.</summary>
public sealed class StockTake : ISiteOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SiteId { get; init; }

    /// <summary>In part III of the general register, from 1 without a gap; null until it is closed.</summary>
    public int? Number { get; set; }

    /// <summary>The day that stands in the minutes.</summary>
    public required DateOnly Dated { get; set; }

    /// <summary>Of one register; null for all.</summary>
    public BookKind? Kind { get; init; }

    /// <summary>Of one store; empty for all.</summary>
    public string Store { get; init; } = "";

    /// <summary>Who counts, a line each: "Nguyễn Văn An – Hiệu trưởng – Trưởng ban".</summary>
    public string Board { get; set; } = "";

    public string Note { get; set; } = "";

    public DateTimeOffset BegunAt { get; init; }

    public Guid? BegunBy { get; init; }

    public DateTimeOffset? ClosedAt { get; set; }

    public Guid? ClosedBy { get; set; }

    public bool IsClosed => Number is not null;

    public bool IsOfWholeLibrary => Kind is null && Store.Length == 0;

    /// <summary>Whether a copy is among those that are counted.</summary>
    public bool AsksFor(Copy copy) => (Kind is null || Kind == copy.Register) && (Store.Length == 0 || Store == copy.Store);
}

/// <summary>That somebody had a copy in hand. The database has one at most for a copy and a stock-take.</summary>
public sealed class StockTakeScan : ISiteOwned
{
    public required Guid StockTakeId { get; init; }

    public required Guid CopyId { get; init; }

    public Copy Copy { get; init; } = null!;

    public required Guid SiteId { get; init; }

    public required Finding Finding { get; init; }

    public required DateTimeOffset ScannedAt { get; init; }

    public Guid? ScannedBy { get; init; }
}

/// <summary>What was read and is no number of the school.</summary>
public sealed class StockTakeStray : ISiteOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid StockTakeId { get; init; }

    public required Guid SiteId { get; init; }

    public required string Typed { get; init; }

    public required DateTimeOffset ScannedAt { get; init; }

    public Guid? ScannedBy { get; init; }
}

/// <summary>What a closed stock-take says of a copy.</summary>
public sealed class StockTakeLine : ISiteOwned
{
    public required Guid StockTakeId { get; init; }

    public required Guid CopyId { get; init; }

    public required Guid SiteId { get; init; }

    public required BookKind Register { get; init; }

    public required int Number { get; init; }

    /// <summary>In đồng.</summary>
    public required long Price { get; init; }

    public required Outcome Outcome { get; init; }

    /// <summary>Null for what nobody had in hand.</summary>
    public Finding? Finding { get; init; }

    /// <summary>People and title as the catalogue had them on that day.</summary>
    public required string Book { get; init; }

    public string RegisterNumber => Models.Register.Number(Register, Number);
}

/// <summary>How a copy was when it was scanned.</summary>
public enum Finding
{
    Fine = 0,
    /// <summary>Of another register or store than is counted.</summary>
    Misplaced = 1,
    /// <summary>Lent to somebody, and here.</summary>
    Lent = 2,
    /// <summary>Noted as lost until now.</summary>
    Found = 3,
    WrittenOff = 4,

    /// <summary>At another school by what is written. Where nobody scanned it, that is why it is not missing: its outcome is that of a lent one.</summary>
    Away = 5,
}

/// <summary>What became of it when the stock-take was closed.</summary>
public enum Outcome
{
    There = 0,
    Missing = 1,
    Lent = 2,
    /// <summary>There, and of another register or store.</summary>
    Elsewhere = 3,
    /// <summary>There, and written off before.</summary>
    WrittenOff = 4,
}
