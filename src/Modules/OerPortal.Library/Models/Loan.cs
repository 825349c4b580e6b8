using OerPortal.Cms.Data;

namespace OerPortal.Library.Models;

/// <summary>A copy in somebody's hands. The database has at most one that goes on for a copy.</summary>
public sealed class Loan : ISiteOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SiteId { get; init; }

    public required Guid CopyId { get; init; }

    public Copy Copy { get; init; } = null!;

    /// <summary>Null once the reader has taken it out of their history.</summary>
    public Guid? PersonId { get; set; }

    public required ReaderKind Reader { get; init; }

    /// <summary>The class at that time, for statistics; empty for who is in none.</summary>
    public string ClassName { get; init; } = "";

    public required DateTimeOffset LentAt { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly DueOn { get; set; }

    /// <summary>Before the last renewal.</summary>
    public DateOnly? DueBefore { get; set; }

    public int Renewals { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public LoanEnd? End { get; set; }

    public Guid? LentBy { get; init; }

    /// <summary>The set it was lent with; null for what was lent at the desk.</summary>
    public Guid? BatchId { get; init; }

    public Guid? EndedBy { get; set; }

    /// <summary>Its title, of an e-book: the database has at most one that goes on for a reader. Null for a printed book.</summary>
    public Guid? EbookTitleId { get; init; }

    /// <summary>An e-book is back by itself.</summary>
    public bool IsOverdue(DateOnly today) => EndedAt is null && DueOn < today && EbookTitleId is null;
}

public enum LoanEnd
{
    Returned = 0,
    Lost = 1,
    Damaged = 2,
}

/// <summary>Who may borrow at a library, as its rules tell them apart.</summary>
public enum ReaderKind
{
    Pupil = 0,
    Staff = 1,
    Teacher = 2,

    /// <summary>Of the commune, with a card of the library's own.</summary>
    Resident = 3,
}
