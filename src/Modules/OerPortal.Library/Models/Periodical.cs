using OerPortal.Cms.Data;

namespace OerPortal.Library.Models;

/// <summary>A newspaper or magazine that a school takes.</summary>
public sealed class Periodical : ISiteOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SiteId { get; init; }

    public string Name { get; set; } = "";

    public PeriodicalKind Kind { get; set; }

    public string Publisher { get; set; } = "";

    public Frequency Frequency { get; set; }

    /// <summary>Of each issue.</summary>
    public int Copies { get; set; } = 1;

    /// <summary>When the first issue is expected.</summary>
    public DateOnly Since { get; set; }

    /// <summary>The first issue's number in its year.</summary>
    public int FirstNumber { get; set; } = 1;

    /// <summary>The last day of the subscription; null while there is none.</summary>
    public DateOnly? Until { get; set; }

    public DateTimeOffset AddedAt { get; init; }

    public ICollection<PeriodicalIssue> Issues { get; init; } = [];
}

/// <summary>What became of an issue. The database has one at most for a day.</summary>
public sealed class PeriodicalIssue : ISiteOwned
{
    public required Guid PeriodicalId { get; init; }

    public required DateOnly DueOn { get; init; }

    public required Guid SiteId { get; init; }

    /// <summary>"12/2026".</summary>
    public required string Label { get; set; }

    /// <summary>How many came; null where there was no such issue.</summary>
    public int? Copies { get; set; }

    public required DateOnly NotedOn { get; set; }

    public Guid? NotedBy { get; set; }
}

public enum PeriodicalKind
{
    Newspaper = 0,
    Magazine = 1,
}

public enum Frequency
{
    Daily = 0,
    Weekly = 1,
    Fortnightly = 2,
    Monthly = 3,
    Quarterly = 4,
}
