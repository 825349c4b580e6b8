using System.Globalization;

namespace OerPortal.Harvest.Running;

/// <summary>UTCdatetime of OAI-PMH 2.0, 3.3: days or seconds.</summary>
internal static class Datestamp
{
    private const string Day = "yyyy-MM-dd";
    private const string Second = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    public static bool IsRight(string? text)
        => DateTime.TryParseExact(text, [Day, Second], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out _);

    /// <summary>
    /// From where the next list begins: a little before the last one began, since a repository may give a record its datestamp some time
    /// before others can see it. Null for what is no datestamp: then everything is listed.
    /// </summary>
    public static string? Before(string? text, bool isDaily)
    {
        if (!DateTime.TryParseExact(text, [Day, Second], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) || at.Year < 2)
            return null;
        return (isDaily ? at.AddDays(-1) : at.AddHours(-1)).ToString(isDaily ? Day : Second, CultureInfo.InvariantCulture);
    }

    /// <summary>A datestamp of a record as an argument of the next list.</summary>
    public static string? AsArgument(string? text, bool isDaily) => IsRight(text) ? isDaily ? text![..10] : text!.Length == 10 ? $"{text}T00:00:00Z" : text : null;
}
