namespace OerPortal.Reading.Models;

/// <summary>The state of a lecture's part as a page sends it; every text in it is the lecture's, and believed no further than looked at.</summary>
/// <param name="Score">0 to 1.</param>
public sealed record LessonNote(string? Status, double? Score, string? Location, string? Data, int Seconds)
{
    /// <summary>Characters of <c>cmi.suspend_data</c>; SCORM 2004 4th edition §4.2.21 demands 64,000.</summary>
    public const int MostData = 65_536;

    /// <summary>Characters of <c>cmi.location</c> (§4.2.12).</summary>
    public const int MostLocation = 1000;

    /// <summary>Hundred days: a session that is longer was never closed.</summary>
    private const int MostSeconds = 100 * 24 * 60 * 60;

    /// <summary>What a part can be.</summary>
    public static IReadOnlyList<string> Statuses { get; } = ["begun", "completed", "passed", "failed"];

    /// <summary>More than is kept.</summary>
    public bool IsTooLong => Data is { Length: > MostData };

    /// <summary>The name of the field that cannot be kept, or null.</summary>
    public string? WrongField()
    {
        if (Status is null || !Statuses.Contains(Status))
            return "status";
        if (Score is not (null or (>= 0 and <= 1)))
            return "score";
        if (Location is null or { Length: > MostLocation } || IsUnkept(Location))
            return "location";
        if (Data is null || IsUnkept(Data))
            return "data";
        return Seconds is >= 0 and <= MostSeconds ? null : "seconds";
    }

    // PostgreSQL's text cannot hold it
    private static bool IsUnkept(string text) => text.Contains('\0', StringComparison.Ordinal);
}
