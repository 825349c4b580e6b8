using OerPortal.Cms.Data;

namespace OerPortal.Library.Models;

/// <summary>A book that a school asks of another one. Who asks owns the row; the lender never sees for which reader.</summary>
public sealed class Interloan : ISiteOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SiteId { get; init; }

    /// <summary>Null while only a reader has asked their own library.</summary>
    public Guid? LenderId { get; set; }

    /// <summary>The lender's.</summary>
    public Guid? TitleId { get; set; }

    /// <summary>As <see cref="Title.WorkKey"/>: the same book at any school.</summary>
    public required string WorkKey { get; init; }

    /// <summary>People and title as they were when it was asked.</summary>
    public required string Book { get; init; }

    /// <summary>For whom; null for the library itself, and once they have erased their account.</summary>
    public Guid? PersonId { get; set; }

    /// <summary>To the lender.</summary>
    public string Note { get; set; } = "";

    public required InterloanState State { get; set; }

    public required DateTimeOffset MadeAt { get; init; }

    public DateTimeOffset? AskedAt { get; set; }

    public Guid? CopyId { get; set; }

    public Copy? Copy { get; init; }

    /// <summary>The last day at the school that asked.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>Why not.</summary>
    public string Reason { get; set; } = "";

    public DateTimeOffset? SentAt { get; set; }

    public DateTimeOffset? ReceivedAt { get; set; }

    public DateTimeOffset? SentBackAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The copy is not on its own shelf.</summary>
    public bool IsAway => State is InterloanState.Sent or InterloanState.Received or InterloanState.SentBack;

    public bool IsOverdue(DateOnly today) => IsAway && DueOn < today;
}

public enum InterloanState
{
    /// <summary>By a reader, of their own library.</summary>
    Wished = 0,
    Asked = 1,
    Sent = 2,
    Received = 3,
    SentBack = 4,
    Back = 5,
    Refused = 6,
    Cancelled = 7,
    Lost = 8,
}

/// <summary>Whether a school lends to other schools, and how.</summary>
public sealed class SharingRule : ISiteOwned
{
    public required Guid SiteId { get; init; }

    public bool Lends { get; set; } = true;

    public int Days { get; set; } = 30;

    /// <summary>Registers of which it lends: <see cref="BookKind"/>.</summary>
    public int[] Kinds { get; set; } = [(int)BookKind.Reference, (int)BookKind.Children];

    /// <summary>How many copies one school may have of it at one time.</summary>
    public int Most { get; set; } = 10;

    public bool IsAbout(BookKind register) => Lends && Kinds.Contains((int)register);
}
