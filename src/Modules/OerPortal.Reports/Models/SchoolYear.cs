using System.Globalization;
using OerPortal.Cms.Text;

namespace OerPortal.Reports.Models;

/// <summary>A school year, by the calendar year in which it begins: September to August.</summary>
public readonly record struct SchoolYear(int Begins)
{
    private const int FirstMonth = 9;

    internal const int Earliest = 2020;

    internal DateOnly From => new(Begins, FirstMonth, 1);

    internal DateOnly To => new(Begins + 1, FirstMonth - 1, 31);

    /// <summary>When libraries are assessed; criteria count as they are valid then.</summary>
    internal DateOnly Assessed => new(Begins + 1, 5, 31);

    /// <summary>"2026–2027".</summary>
    internal string Name => string.Create(CultureInfo.InvariantCulture, $"{Begins}–{Begins + 1}");

    internal static SchoolYear Of(DateOnly day) => new(day.Month >= FirstMonth ? day.Year : day.Year - 1);

    internal static SchoolYear Now(TimeProvider time) => Of(Today(time));

    internal static DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(time.GetUtcNow().ToOffset(VietnamTime.Offset).DateTime);

    /// <summary>The one that was asked for; the present one for nothing, null for what is none or is still to come.</summary>
    internal static SchoolYear? Read(int? asked, TimeProvider time)
    {
        var now = Now(time);
        return asked is not { } begins ? now : begins >= Earliest && begins <= now.Begins ? new SchoolYear(begins) : null;
    }

    /// <summary>This one and those before, the newest first.</summary>
    internal IEnumerable<SchoolYear> AndBefore(int most)
    {
        var begins = Begins;
        return Enumerable.Range(0, most).Select(back => new SchoolYear(begins - back)).Where(year => year.Begins >= Earliest);
    }
}
