using Microsoft.Extensions.Localization;
using OerPortal.Cms.Text;
using OerPortal.Print;
using OerPortal.Reports.Models;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using static OerPortal.Print.Paper;

namespace OerPortal.Reports.Freezing;

/// <summary>A signed report in the usual form of Vietnamese offices, from its content alone.</summary>
internal sealed class ReportPdf(IStringLocalizer strings)
{
    private const double Half = PaperFlow.Width / 2;
    private const int HashShown = 16;

    private static readonly double[] OfFigures = [0.4, 0.2, 0.4];
    private static readonly double[] OfCriteria = [0.07, 0.27, 0.15, 0.22, 0.09, 0.2];

    internal byte[] Draw(Report report)
    {
        using var vietnamese = Speaking.As("vi");
        var paper = ReportPaper.Read(report.Content);
        using var book = new PdfDocument { Language = "vi" };
        (book.Info.Title, book.Info.CreationDate) = (strings["reports.paper.title"], report.SignedAt.UtcDateTime);
        using var flow = new PaperFlow(book, strings["reports.paper.foot", paper.School, paper.Year, report.Version, report.Hash[..HashShown]]);
        DrawHead(flow, paper);
        DrawFigures(flow, paper);
        DrawStandards(flow, paper);
        DrawEnd(flow, paper);
        flow.Dispose();
        return book.ToBytes();
    }

    private void DrawHead(PaperFlow flow, ReportPaper paper)
    {
        flow.Beside([(paper.Superior.ToUpperInvariant(), 9, false), (paper.School.ToUpperInvariant(), 10, true)], PaperFlow.Left, Half - (6 * Millimetre));
        flow.Beside([(strings["reports.paper.country"], 9.5, true), (strings["reports.paper.motto"], 10, true)], PaperFlow.Left + Half - (6 * Millimetre), Half + (6 * Millimetre));
        flow.Space(14 * Millimetre);
        flow.Rule(PaperFlow.Left + Half + (15 * Millimetre), Half - (36 * Millimetre));
        flow.Space(2 * Millimetre);
        flow.Words(paper.Date, 10, alignment: XStringAlignment.Far);
        flow.Space(5 * Millimetre);
        flow.Words(strings["reports.paper.title"].Value.ToUpperInvariant(), 14, true, XStringAlignment.Center);
        flow.Words(strings["reports.paper.year", paper.Year], 11, false, XStringAlignment.Center);
        if (paper.Number.Length > 0)
            flow.Words(paper.Number, 10, false, XStringAlignment.Center);
        flow.Space(3 * Millimetre);
        flow.Words(strings["reports.paper.to", paper.Addressee], 11, true, XStringAlignment.Center);
        flow.Space(4 * Millimetre);
        flow.Words(strings["reports.paper.basis", paper.School, paper.SchoolLevel], 10.5);
        flow.Space(3 * Millimetre);
    }

    private void DrawFigures(PaperFlow flow, ReportPaper paper)
    {
        Heading(flow, strings["reports.paper.figures"]);
        flow.Row(OfFigures, [strings["reports.paper.figure"], strings["reports.paper.amount"], strings["reports.paper.source"]], 9, true);
        foreach (var figure in paper.Figures)
            flow.Row(OfFigures, [figure.Name, figure.Amount, figure.Source], 9);
    }

    private void DrawStandards(PaperFlow flow, ReportPaper paper)
    {
        Heading(flow, strings["reports.paper.results"]);
        foreach (var standard in paper.Standards)
        {
            Heading(flow, strings["reports.paper.standard", standard.Number, standard.Name]);
            if (standard.Criteria.Count == 0)
            {
                flow.Words(strings["reports.none"], 10);
                continue;
            }
            flow.Row(OfCriteria, [strings["reports.paper.level"], strings["reports.paper.criterion"], strings["reports.paper.demand"], strings["reports.paper.counts"], strings["reports.paper.met"], strings["reports.paper.remarks"]], 8.5, true);
            foreach (var one in standard.Criteria)
                flow.Row(OfCriteria, [$"{one.Level}", one.Text, one.Demand, one.Counts, one.Result, string.Join('\n', [one.Remarks, .. one.Evidence.Select(e => strings["reports.paper.evidence", e].Value)]).Trim('\n')], 8.5);
            flow.Space(1.5 * Millimetre);
            flow.Words(strings["reports.paper.standard.result", standard.Number, standard.Result], 10, true);
        }
    }

    private void DrawEnd(PaperFlow flow, ReportPaper paper)
    {
        Heading(flow, strings["reports.paper.conclusion"]);
        flow.Words(paper.Result, 11, true);
        if (paper.Note.Length > 0)
            flow.Words(paper.Note, 9);
        flow.Space(8 * Millimetre);
        flow.Keep(45 * Millimetre);
        var right = PaperFlow.Left + Half;
        flow.Beside([(strings["reports.paper.receivers"], 9, true), ($"– {paper.Addressee};", 9, false), (strings["reports.paper.archive"], 9, false)], PaperFlow.Left, Half - (10 * Millimetre));
        flow.Beside([(paper.SignerTitle.ToUpperInvariant(), 10.5, true), (strings["reports.paper.sign"], 8.5, false)], right, Half);
        flow.Space(32 * Millimetre);
        flow.Beside([(paper.SignerName, 10.5, true)], right, Half);
    }

    private static void Heading(PaperFlow flow, string words)
    {
        flow.Space(4 * Millimetre);
        flow.Keep(36 * Millimetre);
        flow.Words(words, 11, true);
        flow.Space(1 * Millimetre);
    }
}
