using OerPortal.Cms.Data;

namespace OerPortal.Library.Models;

/// <summary>One printed copy, whose number stands on the book and never changes hands; or one reader's turn of an e-book.</summary>
public sealed class Copy : ISiteOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SiteId { get; init; }

    public required Guid TitleId { get; init; }

    /// <summary>The title on its voucher, by which registers print it; another than <see cref="TitleId"/> once the two were merged. The database writes it.</summary>
    public Guid EnteredTitleId { get; private set; }

    public Title Title { get; init; } = null!;

    /// <summary>The voucher that brought it; null for an e-book.</summary>
    public Guid? VoucherId { get; init; }

    /// <summary>The licence that an e-book is lent by; null for a printed one.</summary>
    public Guid? LicenceId { get; init; }

    /// <summary>The register in which it stands; its title may be of another kind today.</summary>
    public required BookKind Register { get; init; }

    /// <summary>In the register, from 1 without a gap.</summary>
    public required int Number { get; init; }

    /// <summary>What a scanner reads.</summary>
    public required string Barcode { get; set; }

    /// <summary>In đồng.</summary>
    public required long Price { get; set; }

    /// <summary>Room or shelf; empty where there is one.</summary>
    public string Store { get; set; } = "";

    public CopyState State { get; set; }

    public DateTimeOffset? StateAt { get; set; }

    public string RegisterNumber => Models.Register.Number(Register, Number);
}

/// <summary>Whether it can be lent; that it is lent says its loan.</summary>
public enum CopyState
{
    OnShelf = 0,
    Lost = 1,
    Damaged = 2,
    /// <summary>For ever; its number stays its own.</summary>
    WrittenOff = 3,
}
