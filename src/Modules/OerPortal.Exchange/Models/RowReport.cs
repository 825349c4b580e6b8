namespace OerPortal.Exchange.Models;

/// <summary>What becomes of one row.</summary>
public sealed class RowReport
{
    public Guid RunId { get; init; }

    /// <summary>As spreadsheets count.</summary>
    public int Number { get; init; }

    public string Key { get; init; } = "";

    public string Title { get; init; } = "";

    public RowOutcome Outcome { get; init; }

    /// <summary>Whether it was taken in; before that it only would be.</summary>
    public bool IsDone { get; init; }

    /// <summary>Names of the columns that change.</summary>
    public string[] Fields { get; init; } = [];

    public List<RowProblem> Problems { get; init; } = [];

    /// <summary>The date of issue in words, as it was understood; empty where the row has none.</summary>
    public string Issued { get; init; } = "";

    /// <summary>The resource; null before it is there.</summary>
    public string? PublicId { get; init; }

    internal RowReport As(RowOutcome done) => new() { Number = Number, Key = Key, Title = Title, Outcome = done, IsDone = true, Fields = Fields, Issued = Issued, PublicId = PublicId };
}

public enum RowOutcome
{
    New = 0,
    Changed = 1,
    Unchanged = 2,
    Faulty = 3,
}

/// <param name="Column">Key of the column's heading, or null for the row as a whole.</param>
/// <param name="Key">Of the sentence.</param>
public sealed record RowProblem(string? Column, string Key, params string[] Arguments);
