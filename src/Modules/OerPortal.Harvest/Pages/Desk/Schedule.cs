namespace OerPortal.Harvest.Pages.Desk;

/// <summary>How often a source may be looked at, in hours; named by <c>harvest.every.{hours}</c>.</summary>
internal static class Schedule
{
    public const int Daily = 24;

    public static IReadOnlyList<int> Choices { get; } = [6, Daily, 168, 720, 0];

    /// <summary>What was sent, if it can be chosen.</summary>
    public static int Fit(int hours) => Choices.Contains(hours) ? hours : Daily;
}
