using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Text;
using OerPortal.Library.Data;
using OerPortal.Library.Models;
using OerPortal.Library.Printing;

namespace OerPortal.Library.StockTaking;

/// <summary>The minutes of a closed stock-take. They are drawn from what was kept then, so that they print the same again.</summary>
internal sealed class StockMinutes(LibraryDbContext db, StockTakes takes, SchoolPaper school, IStringLocalizer strings)
{
    private static readonly BookKind[] Kinds = [BookKind.Textbook, BookKind.Teaching, BookKind.Reference, BookKind.Children];

    internal async Task<byte[]> DrawAsync(StockTake take, CancellationToken cancellation)
    {
        var figures = await takes.FiguresAsync(take, cancellation);
        using var paper = school.Begin(strings["library.stock.minutes.title"]);
        paper.Head(school.Head(strings["library.stock.minutes.title"], strings["library.stock.minutes.of", strings.ScopeOf(take)], $"{take.Number}", take.Dated));
        paper.Heading(strings["library.stock.minutes.board"]);
        school.Board(paper, take.Board);
        paper.Heading(strings["library.stock.minutes.found"]);
        Figures(paper, figures);
        paper.Words(strings["library.stock.minutes.money", school.Money(figures.Money())]);
        if (figures.Away > 0)
            paper.Words(strings["library.stock.minutes.away", figures.Away]);
        if (take.Note.Length > 0)
            paper.Words(strings["library.stock.minutes.note", take.Note]);
        foreach (var (outcome, heading) in new[] { (Outcome.Missing, strings["library.stock.minutes.missing"]), (Outcome.Elsewhere, strings["library.stock.minutes.elsewhere"]), (Outcome.WrittenOff, strings["library.stock.minutes.writtenOff"]) })
            await ListAsync(paper, take, outcome, heading, cancellation);
        var strays = await db.Strays.AsNoTracking().Where(s => s.StockTakeId == take.Id).OrderBy(s => s.Typed).Select(s => s.Typed).ToListAsync(cancellation);
        if (strays.Count > 0)
            paper.Words(strings["library.stock.minutes.strays", string.Join(", ", strays)]);
        paper.Words(strings["library.stock.minutes.end", take.ClosedAt?.Moment() ?? ""]);
        school.Sign(paper, take.Board, "");
        return paper.Finish();
    }

    private void Figures(MinutesPaper paper, StockFigures figures) => paper.Table(
        [
            (strings["library.kind"], 30, false), (strings["library.stock.held"], 16, true), (strings["library.stock.outcome.There"], 16, true), (strings["library.stock.outcome.Lent"], 16, true),
            (strings["library.stock.outcome.Missing"], 16, true), (strings["library.stock.minutes.value"], 24, true),
        ],
        Kinds.Where(kind => figures.Counts.Any(c => c.Register == kind && c.Outcome <= Outcome.Lent)).Select(kind => (IReadOnlyList<string>)
        [
            strings[$"library.kind.{kind}"], Count(figures.Of(kind, Outcome.There) + figures.Of(kind, Outcome.Lent) + figures.Of(kind, Outcome.Missing)), Count(figures.Of(kind, Outcome.There)),
            Count(figures.Of(kind, Outcome.Lent)), Count(figures.Of(kind, Outcome.Missing)), school.Money(figures.Money(kind)),
        ]),
        [strings["library.voucher.sums"], Count(figures.Held), Count(figures.There), Count(figures.Of(Outcome.Lent)), Count(figures.Of(Outcome.Missing)), school.Money(figures.Money())]);

    private async Task ListAsync(MinutesPaper paper, StockTake take, Outcome outcome, string heading, CancellationToken cancellation)
    {
        var lines = await db.StockTakeLines.AsNoTracking().Where(l => l.StockTakeId == take.Id && l.Outcome == outcome).OrderBy(l => l.Register).ThenBy(l => l.Number).ToListAsync(cancellation);
        if (lines.Count == 0)
            return;
        paper.Heading(heading);
        paper.Table(
            [(strings["library.letters.order"], 8, true), (strings["library.number"], 18, false), (strings["library.register.book"], 72, false), (strings["library.letters.price"], 18, true)],
            lines.Select((line, at) => (IReadOnlyList<string>)[$"{at + 1}", line.RegisterNumber, line.Book, school.Money(line.Price)]),
            ["", "", strings.Count("library.voucher.copies", lines.Count), school.Money(lines.Sum(l => l.Price))]);
    }

    private static string Count(int count) => count.ToString("N0", System.Globalization.CultureInfo.CurrentCulture);
}
