using System.Globalization;
using System.Text;

namespace OerPortal.Office.Sheets;

/// <summary>Dates and times, which a workbook keeps as days since a day (ECMA-376-1 §18.17.4).</summary>
public static class CellDate
{
    private const double Latest = 2_958_466;
    private static readonly string[] Weekdays = ["chủ nhật", "thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy"];
    private static readonly string[] ShortWeekdays = ["CN", "T2", "T3", "T4", "T5", "T6", "T7"];

    /// <summary>Whether a format code shows days or times.</summary>
    public static bool IsDate(string code)
    {
        var isIt = false;
        FormatCode.Walk(FormatCode.Section(code, 0), (sign, literal) => isIt |= literal is null && char.ToLowerInvariant(sign) is 'y' or 'd' or 'h' or 's' or 'm');
        return isIt;
    }

    /// <summary>The moment that a number means; null for one that is no date.</summary>
    /// <param name="from1904">Whether the workbook counts from 1904.</param>
    public static DateTime? Of(double number, bool from1904)
    {
        var days = number + (from1904 ? 1462 : 0);
        if (days is < 0 or >= Latest || double.IsNaN(days))
            return null;
        // Excel believes in 29 February 1900.
        return new DateTime(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified).AddDays(days < 60 ? 1 : 0).AddSeconds(Math.Round(days * 86_400));
    }

    /// <summary>ISO 8601, as precise as its format shows it: 2024, 2024-03, 2024-03-15, with a time where that is shown; null for what is no date.</summary>
    public static string? Iso(double number, string code, bool from1904)
    {
        if (!IsDate(code) || Of(number, from1904) is not { } at)
            return null;
        var shown = new HashSet<char>();
        FormatCode.Walk(FormatCode.Section(code, 0), (sign, literal) => shown.Add(literal is null ? char.ToLowerInvariant(sign) : '"'));
        if (!shown.Contains('y'))
            return shown.Contains('d') ? at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : at.ToString(shown.Contains('s') ? "HH:mm:ss" : "HH:mm", CultureInfo.InvariantCulture);
        var form = shown.Contains('d') ? "yyyy-MM-dd" : shown.Contains('m') && !shown.Contains('h') ? "yyyy-MM" : "yyyy";
        return at.ToString(shown.Contains('h') && at.TimeOfDay > TimeSpan.Zero ? "yyyy-MM-dd'T'HH:mm" : form, CultureInfo.InvariantCulture);
    }

    /// <summary>As its format shows it, in Vietnamese; null for what is no date.</summary>
    public static string? Show(double number, string code, bool from1904)
    {
        if (Of(number, from1904) is not { } at)
            return null;
        var tokens = FormatCode.Tokens(FormatCode.Section(code, 0));
        var isHalfDay = tokens.Exists(t => t is { Literal: null, Text: "am/pm" or "a/p" });
        var text = new StringBuilder();
        for (var i = 0; i < tokens.Count; i++)
            text.Append(tokens[i].Literal ?? Part(tokens, i, at, isHalfDay, number));
        return text.ToString().Trim();
    }

    private static string Part(List<FormatToken> tokens, int i, DateTime at, bool isHalfDay, double number) => tokens[i].Text switch
    {
        ['y', 'y', 'y', ..] => Figures(at.Year, 4),
        ['y', ..] => Figures(at.Year % 100, 2),
        ['m', ..] when IsMinute(tokens, i) => Figures(at.Minute, tokens[i].Text.Length),
        ['m', 'm', 'm', 'm', ..] => $"tháng {at.Month}",
        ['m', 'm', 'm'] => $"thg {at.Month}",
        ['m', ..] month => Figures(at.Month, month.Length),
        ['d', 'd', 'd', 'd', ..] => Weekdays[(int)at.DayOfWeek],
        ['d', 'd', 'd'] => ShortWeekdays[(int)at.DayOfWeek],
        ['d', ..] day => Figures(at.Day, day.Length),
        ['h', ..] hour => Figures(isHalfDay ? ((at.Hour + 11) % 12) + 1 : at.Hour, hour.Length),
        ['s', ..] second => Figures(at.Second, second.Length),
        "[h]" => Figures((int)Math.Min(int.MaxValue, Math.Floor(number * 24)), 1),
        "[m]" => Figures((int)Math.Min(int.MaxValue, Math.Floor(number * 1440)), 1),
        "[s]" => Figures((int)Math.Min(int.MaxValue, Math.Floor(number * 86_400)), 1),
        "am/pm" or "a/p" => at.Hour < 12 ? "SA" : "CH",
        _ => "",
    };

    // "m" after hours or before seconds.
    private static bool IsMinute(List<FormatToken> tokens, int i)
    {
        var before = tokens.Take(i).LastOrDefault(t => t.Literal is null)?.Text ?? "";
        var behind = tokens.Skip(i + 1).FirstOrDefault(t => t.Literal is null)?.Text ?? "";
        return before is ['h', ..] or "[h]" || behind is ['s', ..] or "[s]";
    }

    private static string Figures(int number, int least) => number.ToString($"D{Math.Clamp(least, 1, 4)}", CultureInfo.InvariantCulture);
}
