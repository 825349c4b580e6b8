using OerPortal.Library.Models;

namespace OerPortal.Library.Periodicals;

/// <summary>When issues of a periodical are expected, and what number they have.</summary>
internal static class IssueDates
{
    /// <summary>In order, up to a day and to the end of the subscription.</summary>
    internal static IEnumerable<ExpectedIssue> Until(this Periodical periodical, DateOnly last)
    {
        var (number, year) = (periodical.FirstNumber, periodical.Since.Year);
        if (periodical.Until is { } end && end < last)
            last = end;
        for (var at = 0; Day(periodical, at) is var day && day <= last; at++)
        {
            // Numbers begin again with each year.
            if (day.Year != year)
                (number, year) = (1, day.Year);
            yield return new ExpectedIssue(day, $"{number++}/{year}");
        }
    }

    /// <summary>The first after a day; null when the subscription has ended by then.</summary>
    internal static ExpectedIssue? After(this Periodical periodical, DateOnly? day)
        => periodical.Until((day is { } after && after > periodical.Since ? after : periodical.Since).AddMonths(4)).FirstOrDefault(i => day is null || i.DueOn > day);

    // Counted from the first day: a month after the 31st of January is the 28th of February, and two months the 31st of March.
    private static DateOnly Day(Periodical periodical, int at) => periodical.Frequency switch
    {
        Frequency.Daily => periodical.Since.AddDays(at),
        Frequency.Weekly => periodical.Since.AddDays(at * 7),
        Frequency.Fortnightly => periodical.Since.AddDays(at * 14),
        Frequency.Monthly => periodical.Since.AddMonths(at),
        _ => periodical.Since.AddMonths(at * 3),
    };
}

/// <param name="Label">Number and year: "12/2026".</param>
internal sealed record ExpectedIssue(DateOnly DueOn, string Label);
