using System.Globalization;
using OerPortal.Cms.Text;
using OerPortal.OpenData.Data;

namespace OerPortal.OpenData.OaiPmh.Protocol;

/// <summary>Dates of the protocol: UTC, whole seconds or whole days (OAI-PMH 2.0, 3.3).</summary>
internal static class OaiDates
{
    private const string Day = "yyyy-MM-dd";

    public static string Write(DateTimeOffset at) => Moment.Write(at);

    /// <summary>Both ends belong to the window; a day as its end is the whole day.</summary>
    /// <returns>Null when neither is given.</returns>
    /// <exception cref="OaiRefusal">badArgument.</exception>
    public static TimeWindow? Window(string? from, string? until)
    {
        if (from is null && until is null) return null;
        if (from is not null && until is not null && from.Length != until.Length)
            throw OaiRefusal.BadArgument("'from' and 'until' must have the same granularity: both days or both seconds.");
        var begin = from is null ? null : Read(from, "from");
        var end = until is null ? null : Read(until, "until");
        if (until?.Length == Day.Length) end = end!.Value.AddSeconds(86_399);
        if (begin > end) throw OaiRefusal.BadArgument("'from' is later than 'until'.");
        return new TimeWindow(begin, end);
    }

    private static DateTimeOffset? Read(string text, string name)
        => DateTimeOffset.TryParseExact(text, text.Length == Day.Length ? Day : Moment.Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : throw OaiRefusal.BadArgument($"'{name}' must look like 2026-09-05 or 2026-09-05T08:30:00Z.");
}
