namespace OerPortal.Classes.Models;

/// <summary>From where, or when, pupils of a school come in by card or class code and PIN. A school without one lets them in from anywhere.</summary>
public sealed class DoorRule
{
    public required Guid SiteId { get; init; }

    public required DoorRuleKind Kind { get; set; }

    /// <summary>Networks as <see cref="Doors.SchoolNetworks"/> writes them.</summary>
    public string[] Places { get; set; } = [];

    public TimeOnly Opens { get; set; } = new(6, 30);

    public TimeOnly Closes { get; set; } = new(17, 30);

    public DayOfWeek[] Days { get; set; } = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday];
}

public enum DoorRuleKind
{
    Anywhere = 0,
    Places = 1,
    Hours = 2,
}
