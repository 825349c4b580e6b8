namespace OerPortal.OpenData.Data;

/// <summary>Whole seconds, both included; null is open.</summary>
internal sealed record TimeWindow(DateTimeOffset? From, DateTimeOffset? Until)
{
    /// <summary>
    /// What a list of changes asks of <c>m.position</c>, beginning with AND; it has parameters <c>@from</c> and <c>@until</c> where the window has these ends.
    /// Positions rise with the time, so that two looks into its index find the ends, however long the list is.
    /// </summary>
    public static string Bounds(TimeWindow? window)
        => (window?.From is null ? "" : " AND m.position >= (SELECT b.position FROM open_data.record b WHERE b.changed_at >= @from ORDER BY b.changed_at, b.position LIMIT 1)")
            + (window?.Until is null ? "" : " AND m.position <= (SELECT e.position FROM open_data.record e WHERE e.changed_at <= @until ORDER BY e.changed_at DESC, e.position DESC LIMIT 1)");
}
