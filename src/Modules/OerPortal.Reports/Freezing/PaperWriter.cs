using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Reports.Assessing;
using OerPortal.Reports.Data;
using OerPortal.Reports.Models;

namespace OerPortal.Reports.Freezing;

/// <summary>Writes an assessment down as its paper. Papers are in Vietnamese, whoever signs.</summary>
internal sealed class PaperWriter(ReportsDbContext db, ISiteContext site, IStringLocalizer strings)
{
    internal async Task<ReportPaper> WriteAsync(Site school, Assessment assessment, Signature signature, int version, CancellationToken cancellation)
    {
        var rules = await db.Rules.AsNoTracking().SingleOrDefaultAsync(cancellation) ?? new DepartmentRules();
        using var vietnamese = Speaking.As("vi");
        var superior = site.Portal.Subtitle.Length > 0 ? site.Portal.Subtitle : site.Portal.Name;
        return new ReportPaper(
            superior,
            school.Name,
            strings[$"level.{school.Level}"],
            rules.Addressee.Length > 0 ? rules.Addressee : superior,
            assessment.Year.Name,
            version == 1 ? "" : strings["reports.paper.version", version, version - 1, signature.Correction],
            DateOf(school.Commune, DateOnly.FromDateTime(signature.At.ToOffset(VietnamTime.Offset).DateTime)),
            strings[$"reports.paper.result.{assessment.Level}"],
            assessment.Level,
            assessment.Unverified > 0 ? strings["reports.paper.unverified", assessment.Unverified] : "",
            [.. assessment.Figures.Values.Where(f => f.Value is not null).Select(FigureOf)],
            [.. assessment.Standards.Select(s => StandardOf(s, assessment))],
            signature.Title,
            signature.Name);
    }

    private string DateOf(string place, DateOnly day)
        => place.Length > 0 ? strings["reports.paper.date.at", place, day.Day, day.Month, day.Year] : strings["reports.paper.date", day.Day, day.Month, day.Year];

    private PaperFigure FigureOf(FigureValue figure) => new(
        figure.Figure.Key,
        strings[$"reports.figure.{figure.Figure.Key}"],
        figure.Value,
        strings.Amount(figure.Figure, figure.Value),
        figure switch
        {
            { Typed: null } => strings["reports.source.counted"],
            { Counted: { } counted } => strings["reports.source.otherwise", strings.Amount(figure.Figure, counted), figure.Reason],
            { Reason.Length: > 0 } => strings["reports.source.because", figure.Reason],
            _ => strings["reports.source.typed"],
        });

    private PaperStandard StandardOf(AssessedStandard standard, Assessment assessment) => new(
        standard.Number,
        strings[$"reports.standard.{standard.Number}"],
        standard.Level,
        strings[$"reports.level.{standard.Level}"],
        [.. standard.Criteria.Select(c => CriterionOf(c, assessment))]);

    private PaperCriterion CriterionOf(AssessedCriterion one, Assessment assessment) => new(
        one.Criterion.Code,
        one.Criterion.Level,
        one.Criterion.TextVi,
        one.Formula?.Of.IsYesNo == true ? strings["reports.yes"] : one.Criterion.Demand,
        one.Formula is { } formula ? strings.Counts(formula, assessment.Figures) : "",
        one.IsMet,
        strings[one.IsMet ? "reports.met" : "reports.missed"],
        one.IsMet ? 0 : one.Outcome.Missing,
        one.Formula?.Of.Unit ?? "",
        string.Join("; ", RemarksOf(one, assessment).Where(r => r.Length > 0)),
        [.. one.Evidence.Select(e => e.Address.Length > 0 ? $"{e.Words} ({e.Address})" : e.Words)]);

    private IEnumerable<string> RemarksOf(AssessedCriterion one, Assessment assessment) =>
    [
        strings.Missing(one, assessment.Figures),
        one.Ruling is { } ruling ? strings[ruling.IsMet ? "reports.ruled.met" : "reports.ruled.missed", ruling.Reason] : "",
        one.Criterion.IsVerified ? "" : strings["reports.unverified"],
    ];
}

/// <param name="Correction">What this version mends; empty for the first.</param>
internal sealed record Signature(string Name, string Title, string Correction, DateTimeOffset At);
