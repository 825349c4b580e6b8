using System.Globalization;
using System.Text.RegularExpressions;
using OerPortal.Cms.Text;

namespace OerPortal.Ingest.Facts;

/// <summary>Dates as programs and people write them, read as a day, a month or a year in Vietnam's time.</summary>
public static partial class WrittenDate
{
    private const int EarliestYear = 1000;
    private const int LatestYear = 2100;
    private const int Longest = 60;
    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>ISO 8601: <c>2020-01-01</c>, <c>2020-01</c> or <c>2020</c>; null when there is no date, or one that no program knew (year 101, 1970 at midnight).</summary>
    public static string? Read(string? text)
    {
        var written = text?.Trim() ?? "";
        if (written.Length is 0 or > Longest)
            return null;
        // An empty answer says: it is a date, and nobody's.
        var read = Stamped(written) ?? ByPdf(written) ?? ByNumbers(written) ?? ByWords(written) ?? ByYear(written);
        return read is { Length: > 0 } ? read : null;
    }

    /// <summary>As people read it, 1/1/2020, 1/2020 or 2020; words that are no date ("khoảng 1990") stay, a program's stamp that cannot be read is nothing.</summary>
    public static string? Show(string? text)
    {
        if (Read(text) is not { } iso)
            return text is null || Stamp().IsMatch(text) ? null : text;
        var parts = iso.Split('-');
        return string.Join('/', parts.Reverse().Select(p => p.Length == 4 ? p : p.TrimStart('0')));
    }

    // A moment in another zone is a day of ours: calibre keeps 1/1/2020 in Vietnam as 2019-12-31T17:00:00+00:00.
    private static string? Stamped(string text)
    {
        if (!IsoMoment().IsMatch(text))
            return null;
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) || at.Year is < EarliestYear or > LatestYear)
            return "";
        // What programs write when they know nothing.
        if (at == DateTimeOffset.UnixEpoch || (at.Year is 1601 or 1899 or 1900 or 1904 && at.TimeOfDay == TimeSpan.Zero))
            return "";
        var hasZone = text.EndsWith('Z') || text.EndsWith('z') || Zone().IsMatch(text);
        var day = hasZone ? at.ToOffset(VietnamTime.Offset) : at;
        return Day(day.Year, day.Month, day.Day) ?? "";
    }

    // PDF 32000-1 §7.9.4: D:YYYYMMDDHHmmSSOHH'mm'
    private static string? ByPdf(string text)
    {
        var match = PdfStamp().Match(text);
        if (!match.Success)
            return null;
        var figures = match.Groups["d"].Value;
        if (figures.Length < 8)
            return figures.Length >= 6 ? Month(Figure(figures, 0, 4), Figure(figures, 4, 2)) : Year(Figure(figures, 0, 4));
        if (figures.Length < 14 || match.Groups["z"].Value is not { Length: > 0 } zone)
            return Day(Figure(figures, 0, 4), Figure(figures, 4, 2), Figure(figures, 6, 2)) ?? "";
        var offset = zone[0] is 'Z' or 'z' ? "+00:00" : $"{zone[0]}{zone[1..3]}:{(zone.Length >= 6 ? zone[4..6] : "00")}";
        return Stamped($"{figures[..4]}-{figures[4..6]}-{figures[6..8]}T{figures[8..10]}:{figures[10..12]}:{figures[12..14]}{offset}");
    }

    private static string? ByNumbers(string text)
    {
        if (YearFirst().Match(text) is { Success: true } first)
            return "" + Dated(first.Groups["y"].Value, first.Groups["m"].Value, first.Groups["d"].Value);
        if (DayFirst().Match(text) is not { Success: true } last)
            return null;
        var (day, month) = (last.Groups["d"].Value, last.Groups["m"].Value);
        // Only Americans write the month first, and only a day above 12 shows it.
        if (int.Parse(month, CultureInfo.InvariantCulture) > 12)
            (day, month) = (month, day);
        return "" + Dated(last.Groups["y"].Value, month, day);
    }

    private static string? ByWords(string text)
    {
        if (Vietnamese().Match(text) is { Success: true } vi)
            return Dated(vi.Groups["y"].Value, vi.Groups["m"].Value, vi.Groups["d"].Value);
        if (English().Match(text) is not { Success: true } en)
            return null;
        var month = Array.FindIndex(Months, m => m.StartsWith(en.Groups["m"].Value, StringComparison.OrdinalIgnoreCase)) + 1;
        return month == 0 ? null : Dated(en.Groups["y"].Value, month.ToString(CultureInfo.InvariantCulture), en.Groups["d"].Value);
    }

    // "© 2019", "[2019?]", "In lần thứ 2, 2019": one year and no doubt which.
    private static string? ByYear(string text)
    {
        var years = AnyYear().Matches(text);
        return years.Count == 1 ? Year(int.Parse(years[0].Value, CultureInfo.InvariantCulture)) : null;
    }

    private static string? Dated(string year, string month, string day)
    {
        var y = int.Parse(year, CultureInfo.InvariantCulture);
        if (month.Length == 0)
            return Year(y);
        var m = int.Parse(month, CultureInfo.InvariantCulture);
        return day.Length == 0 ? Month(y, m) : Day(y, m, int.Parse(day, CultureInfo.InvariantCulture));
    }

    private static string? Day(int year, int month, int day) =>
        year is >= EarliestYear and <= LatestYear && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? $"{year:D4}-{month:D2}-{day:D2}" : null;

    private static string? Month(int year, int month) => month is >= 1 and <= 12 ? Year(year) is { } known ? $"{known}-{month:D2}" : null : null;

    private static string? Year(int year) => year is >= EarliestYear and <= LatestYear ? year.ToString("D4", CultureInfo.InvariantCulture) : null;

    private static int Figure(string figures, int from, int length) => int.Parse(figures.AsSpan(from, length), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\d{4}-\d{1,2}-\d{1,2}[T ]\d{1,2}:\d{2}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IsoMoment();

    [GeneratedRegex(@"[+-]\d{2}:?\d{2}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Zone();

    [GeneratedRegex(@"^D:\s*(?<d>\d{4,14})(?<z>[Zz]|[+-]\d{2}('\d{2})?)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PdfStamp();

    [GeneratedRegex(@"^(?<y>\d{4})([-/.](?<m>\d{1,2})([-/.](?<d>\d{1,2}))?)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^(?<d>\d{1,2})\s?[-/.]\s?(?<m>\d{1,2})\s?[-/.]\s?(?<y>\d{4})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"^((ngày\s*)?(?<d>\d{1,2})\s*)?(tháng|/|-)?\s*(?<m>\d{1,2})\s*(năm|/|-)\s*(?<y>\d{4})$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Vietnamese();

    [GeneratedRegex(@"^((?<d>\d{1,2})(st|nd|rd|th)?\s+)?(?<m>[A-Za-z]{3,9})\.?\s+((?<d>\d{1,2})(st|nd|rd|th)?,?\s+)?(?<y>\d{4})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex English();

    [GeneratedRegex(@"(?<!\d)[12]\d{3}(?!\d)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AnyYear();

    [GeneratedRegex(@"^\s*D:\d|\d{4}-\d{2}-\d{2}|\d{1,2}:\d{2}:\d{2}|^\s*\d{8,14}\s*$|^\s*\d{1,4}[-/.]\d{1,2}([-/.]\d{1,4})?\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Stamp();
}
