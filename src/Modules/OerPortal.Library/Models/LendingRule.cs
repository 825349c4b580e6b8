using OerPortal.Cms.Data;

namespace OerPortal.Library.Models;

/// <summary>How much of one kind a reader may have, and for how long.</summary>
public sealed class LendingRule : ISiteOwned
{
    public required Guid SiteId { get; init; }

    public required ReaderKind Reader { get; init; }

    /// <summary>For textbooks; the other ones are for everything else.</summary>
    public required bool IsForTextbooks { get; init; }

    /// <summary>For e-books, whose licence says how long at most.</summary>
    public bool IsForEbooks { get; init; }

    /// <summary>At one time; 0 lends none.</summary>
    public required int Most { get; set; }

    /// <summary>Null: until the end of the school year.</summary>
    public int? Days { get; set; }

    /// <summary>How often a loan may be renewed, each time for as long.</summary>
    public required int Renewals { get; set; }

    /// <summary>How many titles a reader may wait for at one time; 0 lets nobody wait.</summary>
    public required int Holds { get; set; }

    /// <summary>Whether it says something of a book that stands in a register.</summary>
    public bool IsAbout(BookKind register) => IsForTextbooks == (register == BookKind.Textbook) && IsForEbooks == (register == BookKind.Ebook);
}

/// <summary>On which days of the week the library is open.</summary>
public sealed class OpeningWeek : ISiteOwned
{
    public required Guid SiteId { get; init; }

    /// <summary><see cref="DayOfWeek"/>: 0 is Sunday.</summary>
    public int[] Closed { get; set; } = [0, 6];

    /// <summary>On how many open days a copy stays set aside for who waited for it.</summary>
    public int HoldDays { get; set; } = 3;
}

/// <summary>A day on which the library is closed: a holiday, a stock-take.</summary>
public sealed class ClosedDay : ISiteOwned
{
    public required Guid SiteId { get; init; }

    public required DateOnly Day { get; init; }

    public required string Name { get; set; }
}
