using Microsoft.Extensions.Localization;
using OerPortal.Classes;
using OerPortal.Cms.Sites;
using OerPortal.Library;
using OerPortal.Reports.Models;
using OerPortal.Reports.Plots;
using OerPortal.Usage;

namespace OerPortal.Reports.Statistics;

/// <summary>A year of a school's library, in a few statements.</summary>
internal sealed class LibraryYears(ILibraryFigures library, IPupils pupils, IUsage usage, IStringLocalizer strings, TimeProvider time)
{
    /// <summary>How many titles are named.</summary>
    internal const int MostTitles = 10;

    private const int Months = 12;

    internal async Task<LibraryYear> OfAsync(Site school, SchoolYear year, CancellationToken cancellation)
    {
        var to = year.To < SchoolYear.Today(time) ? year.To : SchoolYear.Today(time);
        var lending = await library.LendingAsync(school.Id, year.From, to, cancellation);
        var titles = await library.TitlesAsync(school.Id, year.From, to, MostTitles, cancellation);
        var stock = await library.StockAsync(school.Id, cancellation);
        var uses = await usage.DaysAsync(school.Id, year.From, to, cancellation);
        var classes = (await pupils.CountsAsync(school.Id, cancellation)).ToDictionary(c => c.ClassName, c => c.Pupils);
        var isNow = SchoolYear.Now(time) == year;
        return new LibraryYear(
            year, lending, titles, stock, classes, isNow,
            Monthly(year, to, strings["reports.statistics.loans.plot", year.Name], strings["reports.statistics.loans"], month => lending.Days.Where(d => IsIn(d.Day, month)).Sum(d => d.Loans)),
            Monthly(year, to, strings["reports.statistics.uses.plot", year.Name], strings["reports.statistics.uses"], month => uses.Where(u => IsIn(u.Day, month)).Sum(u => u.Uses.Views + u.Uses.Reads + u.Uses.Downloads)));
    }

    private Plot Monthly(SchoolYear year, DateOnly to, string name, string unit, Func<DateOnly, int> count) => new(
        name,
        strings["reports.statistics.month"],
        unit,
        [.. Enumerable.Range(0, Months).Select(year.From.AddMonths).Where(month => month <= to).Select(month => new PlotColumn(strings["reports.statistics.month.short", month.Month], count(month)))]);

    private static bool IsIn(DateOnly day, DateOnly month) => day.Year == month.Year && day.Month == month.Month;
}

/// <param name="Classes">How many pupils are in each, by its name.</param>
/// <param name="IsNow">Readers can be counted: of years before, who came is forgotten.</param>
internal sealed record LibraryYear(
    SchoolYear Year, LendingFigures Lending, TitleFigures Titles, IReadOnlyList<StockFigure> Stock, IReadOnlyDictionary<string, int> Classes, bool IsNow, Plot Loans, Plot Uses)
{
    internal int Copies => Stock.Sum(s => s.Copies);

    internal int Learners => Classes.Values.Sum();

    internal int Held(StockKind kind) => Stock.Where(s => s.Kind == kind).Sum(s => s.Copies);

    /// <summary>Of a class, how many of a hundred have borrowed; null where nobody knows how many they are.</summary>
    internal int? Share(ClassLending one) => Classes.GetValueOrDefault(one.ClassName) is > 0 and var pupils ? Math.Min(100, one.Readers * 100 / pupils) : null;

    internal int MostLoansOfClass => Lending.Classes.Select(c => c.Loans).DefaultIfEmpty().Max();

    internal int MostLoansOfMark => Lending.Marks.Select(m => m.Loans).DefaultIfEmpty().Max();
}
