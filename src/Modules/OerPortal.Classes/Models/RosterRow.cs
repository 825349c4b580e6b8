namespace OerPortal.Classes.Models;

/// <summary>A row of a roster: what it says, and what becomes of it.</summary>
public sealed class RosterRow
{
    public required Guid RosterId { get; init; }

    /// <summary>As spreadsheets count.</summary>
    public required int Number { get; init; }

    /// <summary>The school it is about, once that is known.</summary>
    public Guid? SiteId { get; set; }

    public required string School { get; init; }

    public required string ClassName { get; init; }

    public required string PupilNumber { get; init; }

    public required string PupilName { get; init; }

    public required string Born { get; init; }

    public required string Teacher { get; init; }

    public RosterOutcome Outcome { get; set; }

    public bool IsDone { get; set; }

    /// <summary>The sentence is <c>classes.problem.{problem}</c>; empty when nothing is wrong.</summary>
    public string Problem { get; set; } = "";

    public string[] ProblemArguments { get; set; } = [];

    /// <summary>Which of it changes: codes of <c>classes.change.{code}</c>.</summary>
    public string[] Changes { get; set; } = [];

    public Guid? PersonId { get; set; }

    public Guid? ClassId { get; set; }

    /// <summary>What stood there before, to be taken back to.</summary>
    public string? Before { get; set; }
}

public enum RosterOutcome
{
    New = 0,
    Changed = 1,
    Unchanged = 2,
    Faulty = 3,
}
