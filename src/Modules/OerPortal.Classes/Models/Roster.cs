using OerPortal.Cms.Data;
using OerPortal.Cms.Text;

namespace OerPortal.Classes.Models;

/// <summary>One import of classes and pupils, or one step into a new school year. It can be taken back until its day ends.</summary>
public sealed class Roster : ISiteOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The portal where it holds several schools.</summary>
    public required Guid SiteId { get; init; }

    /// <summary>Null when a verb did.</summary>
    public Guid? StartedBy { get; init; }

    public required RosterKind Kind { get; init; }

    public required string Name { get; init; }

    public RosterState State { get; set; }

    public required int SchoolYear { get; init; }

    /// <summary>Pupils of the school who are not in it have left.</summary>
    public bool IsWhole { get; init; }

    public required DateTimeOffset BeganAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Number of the last row that was worked at.</summary>
    public int Place { get; set; }

    public int Total { get; set; }

    public int Added { get; set; }

    public int Changed { get; set; }

    public int Unchanged { get; set; }

    public int Faulty { get; set; }

    /// <summary>How many leave the school with it.</summary>
    public int Leaving { get; set; }

    public string[] UnknownHeadings { get; set; } = [];

    public string Trouble { get; set; } = "";

    public string[] TroubleArguments { get; set; } = [];

    public bool IsUnderWay => State is RosterState.Checking or RosterState.Taking or RosterState.TakingBack;

    public bool IsChecked => State is not (RosterState.Checking or RosterState.Failed);

    /// <summary>Until midnight here of the day on which it was done.</summary>
    public bool CanBeTakenBack(DateTimeOffset now)
        => State == RosterState.Done && EndedAt is { } ended && ended.ToOffset(VietnamTime.Offset).Date == now.ToOffset(VietnamTime.Offset).Date;
}

public enum RosterKind
{
    Table = 0,
    NewYear = 1,
}

public enum RosterState
{
    Checking = 0,
    Checked = 1,
    Taking = 2,
    Done = 3,
    TakingBack = 4,
    TakenBack = 5,
    Failed = 6,
}
