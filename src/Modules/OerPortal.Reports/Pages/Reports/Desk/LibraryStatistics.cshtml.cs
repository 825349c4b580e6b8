using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Library;
using OerPortal.Reports.Statistics;

namespace OerPortal.Reports.Pages.Desk;

/// <summary>A school year of a library, in figures and plots.</summary>
[RequiresFeature("reports"), RequiresPermission(Permissions.AssessId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class LibraryStatisticsModel(LibraryYears years, ISiteContext site, IStringLocalizer strings, TimeProvider time) : YearPage(site, time)
{
    internal LibraryYear Its { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!FindYear())
            return NotFound();
        Its = await years.OfAsync(School, Year, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnGetXlsxAsync(CancellationToken cancellation)
    {
        if (!FindYear())
            return NotFound();
        Its = await years.OfAsync(School, Year, cancellation);
        return File(await Sheets.WriteAsync([.. SheetsOf(Its)], cancellation), Sheets.MediaType, $"thong-ke-thu-vien-{Year.Begins}-{Year.Begins + 1}.xlsx");
    }

    internal string ClassOf(ClassLending one) => one.ClassName.Length > 0 ? one.ClassName : strings["reports.statistics.noClass"];

    internal string MarkOf(MarkLending one) => one.Mark.Length > 0 ? one.Mark : strings["reports.statistics.noMark"];

    private IEnumerable<Sheet> SheetsOf(LibraryYear its)
    {
        var loans = strings["reports.statistics.loans"].Value;
        yield return new(strings["reports.statistics.byMonth"], [strings["reports.statistics.month"], loans, strings["reports.statistics.uses"]], [.. its.Loans.Columns.Zip(its.Uses.Columns, (l, u) => (IReadOnlyList<object?>)[l.Label, l.Value, u.Value])]);
        yield return new(strings["reports.statistics.byClass"], [strings["reports.statistics.class"], loans, strings["reports.statistics.readers"], strings["reports.statistics.pupils"]],
            [.. its.Lending.Classes.Select(c => (IReadOnlyList<object?>)[ClassOf(c), c.Loans, its.IsNow ? c.Readers : null, its.Classes.TryGetValue(c.ClassName, out var pupils) ? pupils : null])]);
        yield return new(strings["reports.statistics.byKind"], [strings["reports.statistics.kind"], loans, strings["reports.statistics.held"]],
            [.. Enum.GetValues<StockKind>().Select(k => (IReadOnlyList<object?>)[strings[$"reports.kind.{k}"].Value, its.Lending.Kinds.FirstOrDefault(l => l.Kind == k)?.Loans ?? 0, its.Held(k)])]);
        yield return new(strings["reports.statistics.byMark"], [strings["reports.statistics.mark"], loans], [.. its.Lending.Marks.Select(m => (IReadOnlyList<object?>)[MarkOf(m), m.Loans])]);
        yield return new(strings["reports.statistics.most"], [strings["reports.statistics.title.name"], strings["reports.statistics.people"], loans, strings["reports.statistics.held"]], [.. its.Titles.Most.Select(Row)]);
        yield return new(strings["reports.statistics.never"], [strings["reports.statistics.title.name"], strings["reports.statistics.people"], loans, strings["reports.statistics.held"]], [.. its.Titles.Never.Select(Row)]);
    }

    private static IReadOnlyList<object?> Row(LentTitle title) => [title.Name, title.People, title.Loans, title.Copies];
}
