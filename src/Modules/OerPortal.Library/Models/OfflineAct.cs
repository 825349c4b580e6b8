using OerPortal.Cms.Data;

namespace OerPortal.Library.Models;

/// <summary>One loan or return that was scanned while the desk had no line.</summary>
public sealed class OfflineAct : ISiteOwned
{
    /// <summary>Given by the desk: what is sent twice is written once.</summary>
    public required Guid Id { get; init; }

    public required Guid SiteId { get; init; }

    /// <summary>When it was scanned, by the desk's clock; never in the future.</summary>
    public required DateTimeOffset At { get; init; }

    public required bool IsReturn { get; init; }

    /// <summary>As it was scanned or typed.</summary>
    public required string Book { get; set; }

    /// <summary>As it was scanned or typed; empty for a return.</summary>
    public required string Reader { get; set; }

    /// <summary>Null until it was tried.</summary>
    public OfflineOutcome? Outcome { get; set; }

    public Guid? CopyId { get; set; }

    public Copy? Copy { get; init; }

    public Guid? PersonId { get; set; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public Guid? ReceivedBy { get; init; }

    /// <summary>When nothing was left to do: at once, or when a librarian had looked at it.</summary>
    public DateTimeOffset? SettledAt { get; set; }

    public Guid? SettledBy { get; set; }
}

public enum OfflineOutcome
{
    Done = 0,

    /// <summary>Lent, though the rules would have refused it.</summary>
    PastRules = 1,
    UnknownBook = 2,

    /// <summary>Nobody, or several, by what was scanned.</summary>
    UnknownReader = 3,

    /// <summary>In somebody else's hands by what is written: lent at another desk, or not taken back.</summary>
    IsLent = 4,
    HasLeft = 5,

    /// <summary>Taken back, but it was not out.</summary>
    NotLent = 6,

    /// <summary>Taken back, but lent again later at another desk: the newer loan stays.</summary>
    LentSince = 7,

    /// <summary>Lent, but the registers say that it is gone for good.</summary>
    IsWrittenOff = 8,
}
