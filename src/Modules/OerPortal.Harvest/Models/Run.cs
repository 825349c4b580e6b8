namespace OerPortal.Harvest.Models;

public enum RunState : short
{
    UnderWay = 0,
    Done = 1,
    Failed = 2,
    Stopped = 3,
}

/// <summary>One going through a source, from its first question to its last answer, over stops and pauses.</summary>
public sealed record Run
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid SourceId { get; init; }

    public DateTimeOffset BeganAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public RunState State { get; init; }

    /// <summary>Everything is listed, so what is not listed is gone.</summary>
    public bool IsFull { get; init; }

    public int Requests { get; init; }

    public int Seen { get; init; }

    public int Added { get; init; }

    public int Changed { get; init; }

    public int Removed { get; init; }

    public int Refused { get; init; }

    public int Tries { get; init; }

    /// <summary>Named by the string <c>harvest.trouble.{code}</c>; empty when there is none.</summary>
    public string Trouble { get; init; } = "";

    public string Detail { get; init; } = "";

    public Place Place { get; init; } = new();
}

/// <summary>Where a run goes on after a stop. Written in the same transaction as the records of the answer before.</summary>
public sealed record Place
{
    /// <summary>The datestamp from which this list was asked for; null for everything.</summary>
    public string? From { get; init; }

    /// <summary>The datestamp up to which this list was asked for, itself included; null for everything since.</summary>
    public string? Until { get; init; }

    /// <summary>Further lists that follow this one, in their order.</summary>
    public IReadOnlyList<Window> Waiting { get; init; } = [];

    /// <summary>How many answers could not be read.</summary>
    public int Broken { get; init; }

    /// <summary>Before this datestamp the repository has nothing, as it says.</summary>
    public string? Earliest { get; init; }

    /// <summary>The resumption token that is asked with next; null at the beginning of a list.</summary>
    public string? Token { get; init; }

    /// <summary>The repository's clock when the first list began: the next run begins there.</summary>
    public string? AnsweredAt { get; init; }

    /// <summary>The repository's granularity is days.</summary>
    public bool IsDaily { get; init; }

    /// <summary>The latest datestamp so far, while they came in order; null once they did not.</summary>
    public string? Reached { get; init; } = "";

    /// <summary>How often the list was begun again since it last got on.</summary>
    public int Restarts { get; init; }

    /// <summary>Answers in a row that held no record.</summary>
    public int Empty { get; init; }

    // Brent's way of finding a circle of tokens with two numbers and one token.
    public string? Marked { get; init; }

    public long Power { get; init; } = 1;

    public long Steps { get; init; }

    /// <summary>Something was left out or passed over: what was not seen need not be gone.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Whether the repository was asked about itself.</summary>
    public bool IsKnown { get; init; }

    /// <summary>Catalogues: what is known of which publications were seen.</summary>
    public SeenLists Lists { get; init; } = new();

    /// <summary>Before the first question of another list.</summary>
    /// <param name="again">In so many answers may come once more what was seen before.</param>
    public Place AtBeginning(string? from, string? until, int again) => this with
    {
        From = from,
        Until = until,
        Token = null,
        Reached = "",
        Empty = -again,
        Marked = null,
        Power = 1,
        Steps = 0,
    };
}

/// <summary>Records with these datestamps, both ends included.</summary>
/// <param name="Until">Null for everything since.</param>
public sealed record Window(string From, string? Until)
{
    public override string ToString() => $"{From} – {Until}".TrimEnd(' ', '–');
}
