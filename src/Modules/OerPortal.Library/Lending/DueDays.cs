namespace OerPortal.Library.Lending;

/// <summary>Until when a book is lent.</summary>
internal static class DueDays
{
    /// <summary>The month after whose end a school year is over.</summary>
    private const int LastMonth = 5;
    private const int Furthest = 60;

    /// <summary>The last day of May that is still to come.</summary>
    internal static DateOnly EndOfYear(DateOnly today) => new(today.Month <= LastMonth ? today.Year : today.Year + 1, LastMonth, 31);

    /// <summary>The day itself, or the next one on which the library is open; where it is hardly ever open the day itself.</summary>
    internal static DateOnly NextOpen(DateOnly day, IReadOnlyCollection<int> closedWeekdays, IReadOnlySet<DateOnly> closedDays)
    {
        for (var ahead = 0; ahead <= Furthest; ahead++)
        {
            var at = day.AddDays(ahead);
            if (!closedWeekdays.Contains((int)at.DayOfWeek) && !closedDays.Contains(at))
                return at;
        }
        return day;
    }
}
