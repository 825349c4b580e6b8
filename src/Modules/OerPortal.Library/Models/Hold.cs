using OerPortal.Cms.Data;

namespace OerPortal.Library.Models;

/// <summary>A reader's place in the queue for a title; later the copy that is set aside for them. The database has at most one that goes on for a reader and title.</summary>
public sealed class Hold : ISiteOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SiteId { get; init; }

    public required Guid TitleId { get; init; }

    public Title Title { get; init; } = null!;

    public required Guid PersonId { get; init; }

    public required ReaderKind Reader { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Null where the reader did it.</summary>
    public Guid? MadeBy { get; init; }

    /// <summary>Null while the reader waits.</summary>
    public Guid? CopyId { get; set; }

    public Copy? Copy { get; init; }

    public DateTimeOffset? ReadyAt { get; set; }

    /// <summary>The last day on which it can be fetched.</summary>
    public DateOnly? KeepUntil { get; set; }

    public Guid? LoanId { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public HoldEnd? End { get; set; }
}

public enum HoldEnd
{
    Fetched = 0,
    TakenBack = 1,
    NotFetched = 2,

    /// <summary>By the library.</summary>
    Refused = 3,
}
