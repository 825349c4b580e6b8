using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Cms.Web;
using OerPortal.Reports.Assessing;
using OerPortal.Reports.Overview;
using OerPortal.Reports.Statistics;
using OerPortal.Resources;

namespace OerPortal.Reports.Pages.Desk;

/// <summary>How far the schools' libraries are, for the department.</summary>
[RequiresFeature("reports"), RequiresPermission(Permissions.OverseeId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ReportsOverviewModel(SchoolReports reports, ISiteContext site, IStringLocalizer strings, TimeProvider time) : YearPage(site, time)
{
    internal const string ByCommune = "xa";
    private const int PageLength = 50;
    private const int LongestPlace = 200;

    /// <summary>Kind of school.</summary>
    [BindProperty(SupportsGet = true, Name = "cap")]
    public string? Level { get; set; }

    [BindProperty(SupportsGet = true, Name = "theo")]
    public string? By { get; set; }

    /// <summary>A district or a commune, as <see cref="By"/> says; "-" for schools that say none.</summary>
    [BindProperty(SupportsGet = true, Name = "noi")]
    public string? PlaceAsked { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int PageAsked { get; set; } = 1;

    internal IReadOnlyList<Place> Places { get; private set; } = [];

    internal Place All { get; private set; } = null!;

    internal IReadOnlyList<SchoolLine> Lines { get; private set; } = [];

    internal IReadOnlyList<MissingSum> Missing { get; private set; } = [];

    internal int PageNumber => Math.Clamp(PageAsked, 1, PageCount);

    internal int PageCount => Math.Max(1, (Lines.Count + PageLength - 1) / PageLength);

    internal IEnumerable<SchoolLine> Shown => Lines.Skip((PageNumber - 1) * PageLength).Take(PageLength);

    internal bool IsByCommune => By == ByCommune;

    internal static IEnumerable<string> Levels => SchoolLevels.All.Where(l => l != SchoolLevels.Continuing);

    internal string Address(string? level = null, string? by = null, string? place = null, int page = 1, string? handler = null)
        => $"?nam={Year.Begins}{Part("cap", level)}{Part("theo", by)}{Part("noi", place)}{(page > 1 ? $"&trang={page}" : "")}{Part("handler", handler)}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await FindAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellation)
        => await FindAsync(cancellation) ? new CsvResult(FileName, Heads, Lines.Select(l => (IReadOnlyList<string>)[.. Cells(l).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c}"))]).ToAsyncEnumerable()) : NotFound();

    public async Task<IActionResult> OnGetXlsxAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
            return NotFound();
        var missing = Missing.Select(m => (IReadOnlyList<object?>)[m.Standard, m.Level, m.Text, m.Schools, m.Missing]).ToList();
        Sheet[] sheets =
        [
            new(strings["reports.overview.schools"], Heads, [.. Lines.Select(Cells)]),
            new(strings["reports.overview.missing"], [strings["reports.standard"], strings["reports.level"], strings["reports.criterion"], strings["reports.overview.missing.schools"], strings["reports.overview.missing.sum"]], missing),
        ];
        return File(await Sheets.WriteAsync(sheets, cancellation), Sheets.MediaType, $"{FileName}.xlsx");
    }

    private string FileName => $"tu-danh-gia-thu-vien-{Year.Begins}-{Year.Begins + 1}";

    private string[] Heads =>
    [
        strings["reports.overview.school"], strings["reports.overview.code"], strings["reports.overview.kind"], strings["reports.overview.district"], strings["reports.overview.commune"], strings["reports.outcome"],
        strings["reports.version"], strings["reports.signed.at"], strings["reports.signed.by"], strings["reports.figure.learners"], strings["reports.figure.copies"], strings["reports.overview.perLearner"],
    ];

    private IReadOnlyList<object?> Cells(SchoolLine line) =>
    [
        line.School.Name, line.School.Code, strings[$"level.{line.School.Level}"].Value, line.School.District, line.School.Commune, strings[$"reports.standing.{line.Standing}"].Value,
        line.Report?.Version, line.Report?.SignedAt.Day(), line.Report?.SignerName, line.Report?.Learners ?? line.Learners, line.Copies, line.CopiesPerLearner is { } ratio ? Math.Floor(ratio * 100) / 100 : null,
    ];

    private async Task<bool> FindAsync(CancellationToken cancellation)
    {
        YearAsked ??= await reports.LastYearAsync(cancellation);
        if (!FindYear(atPortal: true) || (Level is { Length: > 0 } level && !Levels.Contains(level)) || PlaceAsked is { Length: > LongestPlace })
            return false;
        var lines = await reports.ListAsync(Year, Level is { Length: > 0 } ? Level : null, cancellation);
        Places = [.. lines.GroupBy(PlaceOf).Select(g => Place.Sum(g.Key, g)).OrderBy(p => p.Name.Length == 0).ThenBy(p => p.Name, StringComparer.CurrentCulture)];
        Lines = PlaceAsked is not { Length: > 0 } asked ? lines : [.. lines.Where(l => PlaceOf(l) == (asked == "-" ? "" : asked))];
        All = Place.Sum("", Lines);
        Missing = await reports.MissingAsync(Year, [.. Lines.Select(l => l.School.Id)], cancellation);
        return true;
    }

    private string PlaceOf(SchoolLine line) => IsByCommune ? line.School.Commune : line.School.District;

    private static string Part(string name, string? value) => string.IsNullOrEmpty(value) ? "" : $"&{name}={Uri.EscapeDataString(value)}";
}
