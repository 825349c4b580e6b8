using OerPortal.Cms.Data;

namespace OerPortal.Exchange.Models;

/// <summary>One import: a table that was handed in, what would change, and how far it is.</summary>
public sealed class Run : ISiteOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid SiteId { get; init; }

    /// <summary>Who stands as the contributor of its resources.</summary>
    public Guid OwnerId { get; init; }

    /// <summary>Who handed it in; null for an operator.</summary>
    public Guid? StartedBy { get; init; }

    /// <summary>Who publishes at once; null where reviewers decide.</summary>
    public Guid? ApproverId { get; init; }

    /// <summary>Whether the approver decides on what more than the school sees.</summary>
    public bool DecidesAll { get; init; }

    public RunMode Mode { get; init; }

    /// <summary>Whether descriptions without files are published, as in a catalogue; only operators do that.</summary>
    public bool MayLackFiles { get; init; }

    /// <summary>Of the folder or table that an operator named; empty where it was handed in by the web.</summary>
    public string Name { get; init; } = "";

    /// <summary>What was uploaded; null before it is there and once it is not needed any more.</summary>
    public Guid? FileId { get; init; }

    public RunState State { get; init; }

    public DateTimeOffset BeganAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Rows of the table; known once it was looked through.</summary>
    public int Total { get; init; }

    /// <summary>Whether the whole table was looked through.</summary>
    public bool IsChecked { get; init; }

    /// <summary>Number of the last row that was looked at; a job goes on behind it.</summary>
    public int Place { get; init; }

    /// <summary>Rows that were looked at, or taken in.</summary>
    public int Seen { get; init; }

    public int Added { get; init; }

    public int Changed { get; init; }

    public int Unchanged { get; init; }

    public int Faulty { get; init; }

    /// <summary>Headings that mean nothing here.</summary>
    public string[] UnknownHeadings { get; init; } = [];

    /// <summary>What is wrong with all of it: the sentence is <c>exchange.trouble.{Trouble}</c>. Empty where nothing is.</summary>
    public string Trouble { get; init; } = "";

    public string[] TroubleArguments { get; init; } = [];

    /// <summary>What uploads belong to.</summary>
    public string Holder => HolderOf(Id);

    public bool IsUnderWay => State is RunState.Checking or RunState.Running;

    internal const string HolderKind = "exchange";

    internal static string HolderOf(Guid id) => $"{HolderKind}:{id}";
}

public enum RunMode
{
    /// <summary>Drafts that their contributor goes on with.</summary>
    Draft = 0,

    /// <summary>Handed to the reviewers.</summary>
    Submit = 1,

    /// <summary>Published at once, in another's name.</summary>
    Publish = 2,
}

public enum RunState
{
    /// <summary>Waits for its upload to arrive and be scanned.</summary>
    Receiving = 0,

    /// <summary>The table is looked through; nothing is changed.</summary>
    Checking = 1,

    /// <summary>Everybody can see what would change.</summary>
    Checked = 2,

    /// <summary>Rows are taken in.</summary>
    Running = 3,

    Done = 4,

    /// <summary>Somebody stopped it, or there is no room; it can go on.</summary>
    Stopped = 5,

    Failed = 6,
}
