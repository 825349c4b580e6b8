using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Library.Data;
using OerPortal.Library.Models;
using OerPortal.Library.StockTaking;

namespace OerPortal.Library.Registers;

/// <summary>Part III of the general register: what there was on a day, a line for each stock-take that is closed.</summary>
internal sealed class StockRegister(LibraryDbContext db, IStringLocalizer strings) : NumberedRegister
{
    private static readonly BookKind[] Kinds = [BookKind.Textbook, BookKind.Teaching, BookKind.Reference, BookKind.Children];

    internal override IReadOnlyList<RegisterColumn> Columns =>
    [
        new(strings["library.stock.dated"], 22), new(strings["library.register.order"], 14), new(strings["library.stock.scope"], 46), new(strings["library.stock.held"], 18, true),
        new(strings["library.stock.outcome.Missing"], 16, true), new(strings["library.register.still"], 18, true),
        .. Kinds.Select(kind => new RegisterColumn(strings[$"library.register.short.{kind}"], 15, true)),
        new(strings["library.stock.outcome.Lent"], 18, true), new(strings["library.voucher.sum"], 28, true), new(strings["library.note"], 33),
    ];

    internal override int RowsOnPage => LinesOnPage;

    protected override async Task<(int First, int Last)?> EndsAsync(CancellationToken cancellation)
        => await db.StockTakes.MinAsync(t => t.Number, cancellation) is { } first && await db.StockTakes.MaxAsync(t => t.Number, cancellation) is { } last ? (first, last) : null;

    protected override async Task<IReadOnlyList<IReadOnlyList<RegisterRow>>> RowsAsync(int first, int last, CancellationToken cancellation)
    {
        var takes = await db.StockTakes.AsNoTracking().Where(t => t.Number >= first && t.Number <= last).OrderBy(t => t.Number).ToListAsync(cancellation);
        var counts = (await db.StockTakeLines.Where(l => l.Outcome <= Outcome.Lent && db.StockTakes.Any(t => t.Id == l.StockTakeId && t.Number >= first && t.Number <= last))
            .GroupBy(l => new { l.StockTakeId, l.Register, l.Outcome }).Select(g => new { g.Key.StockTakeId, Count = new StockCount(g.Key.Register, g.Key.Outcome, g.Count(), g.Sum(l => l.Price)) })
            .ToListAsync(cancellation)).ToLookup(c => c.StockTakeId, c => c.Count);
        return [.. takes.Chunk(LinesOnPage).Select(page => (IReadOnlyList<RegisterRow>)[.. page.Select(t => Line(t, new StockFigures([.. counts[t.Id]], 0, 0))), .. Blanks(page.Length)])];
    }

    /// <summary>What is lent is still the library's.</summary>
    private RegisterRow Line(StockTake take, StockFigures figures) => RegisterRow.Line(
    [
        take.Dated, $"{take.Number}", strings.ScopeOf(take), figures.Held, figures.Of(Outcome.Missing), figures.Of(Outcome.There) + figures.Of(Outcome.Lent),
        .. Kinds.Select(kind => figures.Of(kind, Outcome.There) + figures.Of(kind, Outcome.Lent) is > 0 and var count ? (object?)count : null),
        figures.Of(Outcome.Lent), figures.Money(), take.Note,
    ]);
}
