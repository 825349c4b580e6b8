using OerPortal.Cms.Data;

namespace OerPortal.Library.Models;

/// <summary>What a reader asks for without being there: that a book is brought, or a copy of some of its pages.</summary>
public sealed class ReaderRequest : ISiteOwned
{
    public const int LineLength = 120;
    public const int NoteLength = 300;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SiteId { get; init; }

    public required Guid TitleId { get; init; }

    public Title Title { get; init; } = null!;

    public required Guid PersonId { get; init; }

    public required RequestKind Kind { get; init; }

    /// <summary>Where to, of a delivery.</summary>
    public string Place { get; init; } = "";

    /// <summary>Which pages, of a copy.</summary>
    public string Pages { get; init; } = "";

    public int PageCount { get; init; }

    public string Note { get; init; } = "";

    public RequestState State { get; private set; }

    public required DateTimeOffset AskedAt { get; init; }

    public DateTimeOffset StateAt { get; private set; }

    public Guid? StateBy { get; private set; }

    /// <summary>Why it was refused.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>What a delivery became.</summary>
    public Guid? LoanId { get; set; }

    public bool IsOpen => State < RequestState.Given;

    public void Become(RequestState state, string reason, Guid? by, DateTimeOffset at) => (State, Reason, StateBy, StateAt) = (state, reason, by, at);
}

public enum RequestKind
{
    Delivery = 0,
    Copy = 1,
}

/// <summary>How a request stands; from <see cref="Given"/> on it is over.</summary>
public enum RequestState
{
    Asked = 0,
    Accepted = 1,

    /// <summary>Copied, or on the way.</summary>
    Ready = 2,

    Given = 3,
    Refused = 4,

    /// <summary>By the reader.</summary>
    Cancelled = 5,
}

/// <summary>What a library does for readers who are not there.</summary>
public sealed class RequestRule : ISiteOwned
{
    public const int MostMostPages = 200;

    public required Guid SiteId { get; init; }

    public bool IsDelivery { get; set; }

    public bool IsCopy { get; set; }

    /// <summary>Of one title for one reader at one time.</summary>
    public int MostPages { get; set; } = 10;

    public bool Does(RequestKind kind) => kind == RequestKind.Delivery ? IsDelivery : IsCopy;
}
