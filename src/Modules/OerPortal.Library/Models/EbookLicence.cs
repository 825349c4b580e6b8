using OerPortal.Cms.Data;

namespace OerPortal.Library.Models;

/// <summary>What a library has bought of a digital resource that is not open: how many readers at one time, for how long.</summary>
public sealed class EbookLicence : ISiteOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SiteId { get; init; }

    public required Guid TitleId { get; init; }

    /// <summary>Lent at one time.</summary>
    public int Copies { get; set; } = 1;

    /// <summary>Of one loan, at most.</summary>
    public int Days { get; set; } = 14;

    public DateOnly Starts { get; set; }

    /// <summary>The last day; null for one without an end.</summary>
    public DateOnly? Ends { get; set; }

    public LicenceReaders Readers { get; set; }

    public string Supplier { get; set; } = "";

    /// <summary>Number of the contract or voucher.</summary>
    public string Document { get; set; } = "";

    /// <summary>Of the whole, in đồng.</summary>
    public long Price { get; set; }

    public string Note { get; set; } = "";

    public DateTimeOffset AddedAt { get; init; }

    public Guid? AddedBy { get; init; }

    /// <summary>Given up before its end.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    public Guid? ClosedBy { get; set; }

    /// <summary>Whether anything is lent of it on a day.</summary>
    public bool IsValid(DateOnly day) => !IsOver(day) && Starts <= day;

    public bool IsOver(DateOnly day) => ClosedAt is not null || Ends < day;

    public bool Admits(ReaderKind reader) => Admitting(reader).Contains(Readers);

    /// <summary>For whom a licence must be, so that a reader is among them. Residents are neither pupils nor staff.</summary>
    public static LicenceReaders[] Admitting(ReaderKind reader) => reader switch
    {
        ReaderKind.Pupil => [LicenceReaders.All, LicenceReaders.Pupils],
        ReaderKind.Resident => [LicenceReaders.All],
        _ => [LicenceReaders.All, LicenceReaders.Staff],
    };
}

/// <summary>Who may borrow.</summary>
public enum LicenceReaders
{
    All = 0,
    Pupils = 1,
    Staff = 2,
}
