using OerPortal.Reports.Assessing;

namespace OerPortal.Reports.Targets;

/// <summary>Something that plans set targets for.</summary>
/// <param name="Key">Its name is the string <c>reports.measure.{Key}</c>.</param>
/// <param name="Figures">What it is made of.</param>
/// <param name="Of">From the figures of all schools in a year, those of the year before, and how many schools there are; null where it cannot be said.</param>
internal sealed record Measure(string Key, IReadOnlyList<string> Figures, Func<IReadOnlyList<SchoolFigure>, IReadOnlyList<SchoolFigure>, int, decimal?> Of, bool IsPercent = true)
{
    private const decimal Hundred = 100;

    internal static IReadOnlyList<Measure> All { get; } =
    [
        Share("software", Figure.Software),
        Share("website", Figure.Website),
        Share("online", Figure.Online),
        new("readers", [Figure.Readers], (now, before, _) => Growth(now, before)),
        new("trained", [Figure.Trained, Figure.Staff], (now, _, _) => Sum(now, Figure.Staff) is > 0 and var staff ? Rounded((Sum(now, Figure.Trained) ?? 0) * Hundred / staff) : null),
        new("digitised", [Figure.Digitised], (now, _, _) => Sum(now, Figure.Digitised), IsPercent: false),
    ];

    internal static Measure? Find(string? key) => All.FirstOrDefault(m => m.Key == key);

    private static Measure Share(string key, string figure) => new(
        key, [figure], (now, _, schools) => schools == 0 || !now.Any(f => f.Key == figure) ? null : Rounded(Math.Min(schools, now.Count(f => f.Key == figure && f.Value >= 1)) * Hundred / schools));

    /// <summary>Of the schools that are known in both years: one more that reports is no growth.</summary>
    private static decimal? Growth(IReadOnlyList<SchoolFigure> now, IReadOnlyList<SchoolFigure> before)
    {
        var (there, then) = (Readers(now), Readers(before));
        var both = there.Keys.Where(then.ContainsKey).ToList();
        var from = both.Sum(s => then[s]);
        return from == 0 ? null : Rounded((both.Sum(s => there[s]) - from) * Hundred / from);
    }

    private static Dictionary<Guid, decimal> Readers(IReadOnlyList<SchoolFigure> figures) => figures.Where(f => f.Key == Figure.Readers).ToDictionary(f => f.SiteId, f => f.Value);

    private static decimal? Sum(IReadOnlyList<SchoolFigure> figures, string key) => figures.Any(f => f.Key == key) ? figures.Where(f => f.Key == key).Sum(f => f.Value) : null;

    // Down: 79.96 % is not 80 % yet.
    private static decimal Rounded(decimal value) => Math.Floor(value * 10) / 10;
}
