using System.Globalization;

namespace OerPortal.Usage.Models;

/// <summary>The days a page tells of, the last included.</summary>
internal sealed record Period(DateOnly From, DateOnly To, string Choice)
{
    internal const string ThirtyDays = "30";
    internal const string SchoolYear = "nam-hoc";
    internal const string Own = "chon";

    /// <summary>Longer ones would take a page minutes to count.</summary>
    internal const int MostDays = 731;

    /// <summary>Earlier, nothing was counted; what was meant is surely another year.</summary>
    private static readonly DateOnly First = new(2020, 1, 1);

    internal int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>The part of an address that asks for it again.</summary>
    internal string Query => Choice == Own ? $"ky={Own}&tu={Iso(From)}&den={Iso(To)}" : $"ky={Choice}";

    internal static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Always a period; where what was asked for is none, the usual one, and the key of the sentence that says why.</summary>
    internal static (Period Period, string? Fault) Read(string? choice, string? from, string? to, DateOnly today)
    {
        var usual = new Period(today.AddDays(-29), today, ThirtyDays);
        switch (choice)
        {
            case SchoolYear:
                return (new Period(YearBegins(today), today, SchoolYear), null);
            case Own:
                var fault = FaultOf(from, to, today, out var first, out var last);
                return fault is null ? (new Period(first, last, Own), null) : (usual, fault);
            default:
                return (usual, null);
        }
    }

    private static string? FaultOf(string? from, string? to, DateOnly today, out DateOnly first, out DateOnly last)
    {
        last = default;
        if (!TryDay(from, out first) || !TryDay(to, out last))
            return "usage.period.noDay";
        if (first > last)
            return "usage.period.backwards";
        if (first < First || last > today)
            return "usage.period.outside";
        return last.DayNumber - first.DayNumber >= MostDays ? "usage.period.tooLong" : null;
    }

    private static bool TryDay(string? text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    // Schools begin in September.
    private static DateOnly YearBegins(DateOnly today) => new(today.Month >= 9 ? today.Year : today.Year - 1, 9, 1);
}
