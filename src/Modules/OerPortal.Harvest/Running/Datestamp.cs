using System.Globalization;
using OerPortal.Harvest.Models;

namespace OerPortal.Harvest.Running;

/// <summary>UTCdatetime of OAI-PMH 2.0, 3.3: days or seconds.</summary>
internal static class Datestamp
{
    private const string Day = "yyyy-MM-dd";
    private const string Second = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    public static bool IsRight(string? text)
        => TryRead(text, out _);

    /// <summary>
    /// From where the next list begins: a little before the last one began, since a repository may give a record its datestamp some time
    /// before others can see it. Null for what is no datestamp: then everything is listed.
    /// </summary>
    public static string? Before(string? text, bool isDaily)
    {
        return TryRead(text, out var at) && at.Year >= 2 ? Write(isDaily ? at.AddDays(-1) : at.AddHours(-1), isDaily) : null;
    }

    /// <summary>Two halves of a window that have nothing in common; null where it is a single second (a day) already.</summary>
    /// <param name="until">In whose stead the end of a window stands that has none, to halve it by.</param>
    public static (Window First, Window Second)? Halves(Window window, string until, bool isDaily)
    {
        if (!TryRead(window.From, out var from) || !TryRead(window.Until ?? until, out var to))
            return null;
        var step = isDaily ? TimeSpan.FromDays(1) : TimeSpan.FromSeconds(1);
        var steps = (to - from) / step;
        if (steps < 1)
            return null;
        var middle = from + step * Math.Floor((steps - 1) / 2);
        return (new Window(window.From, Write(middle, isDaily)), new Window(Write(middle + step, isDaily), window.Until));
    }

    /// <summary>A datestamp of a record as an argument of the next list.</summary>
    public static string? AsArgument(string? text, bool isDaily) => IsRight(text) ? isDaily ? text![..10] : text!.Length == 10 ? $"{text}T00:00:00Z" : text : null;

    public static string Write(DateTime at, bool isDaily) => at.ToString(isDaily ? Day : Second, CultureInfo.InvariantCulture);

    private static bool TryRead(string? text, out DateTime at)
        => DateTime.TryParseExact(text, [Day, Second], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out at);
}
