using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Text;
using OerPortal.Library.Data;
using OerPortal.Library.Models;

namespace OerPortal.Library.Registers;

/// <summary>The register of single copies of a kind of book: a line a number, with the words of the day on which it was entered.</summary>
/// <param name="years">In which there was a stock-take; each has a column.</param>
internal sealed class CopyRegister(BookKind kind, IReadOnlyList<int> years, LibraryDbContext db, IStringLocalizer strings) : NumberedRegister
{
    internal override IReadOnlyList<RegisterColumn> Columns { get; } =
    [
        new(strings["library.register.date"], 18), new(strings["library.number"], 18), new(strings["library.register.barcode"], 20), new(strings["library.register.book"], 47),
        new(strings["library.title.publisher"], 24), new(strings["library.title.place"], 14), new(strings["library.title.year"], 10, true), new(strings["library.register.price"], 16, true),
        new(strings["library.register.class"], 16), new(strings["library.register.voucher"], 11), new(strings["library.register.outNumber"], 16),
        .. years.Select(year => new RegisterColumn(strings["library.register.stock", year], 9)), new(strings["library.note"], 18),
    ];

    internal override int RowsOnPage => LinesOnPage;

    protected override async Task<(int First, int Last)?> EndsAsync(CancellationToken cancellation)
    {
        var numbers = db.Copies.Where(c => c.Register == kind).Select(c => (int?)c.Number);
        return await numbers.MinAsync(cancellation) is { } first && await numbers.MaxAsync(cancellation) is { } last ? (first, last) : null;
    }

    protected override async Task<IReadOnlyList<IReadOnlyList<RegisterRow>>> RowsAsync(int first, int last, CancellationToken cancellation)
    {
        var copies = await db.Copies.AsNoTracking().Where(c => c.Register == kind && c.Number >= first && c.Number <= last).OrderBy(c => c.Number).ToListAsync(cancellation);
        var known = await KnownAsync(copies, first, last, cancellation);
        return [.. copies.Chunk(LinesOnPage).Select(page => (IReadOnlyList<RegisterRow>)[.. page.Select(c => Line(c, known)), .. Blanks(page.Length)])];
    }

    private async Task<Known> KnownAsync(IReadOnlyList<Copy> copies, int first, int last, CancellationToken cancellation)
    {
        var ids = copies.Select(c => c.VoucherId).OfType<Guid>().ToHashSet();
        return new Known(
            await db.Vouchers.AsNoTracking().Where(v => ids.Contains(v.Id)).ToDictionaryAsync(v => v.Id, cancellation),
            (await db.Lines.AsNoTracking().Where(l => ids.Contains(l.VoucherId)).ToListAsync(cancellation)).ToLookup(l => (l.VoucherId, l.TitleId)),
            await db.WriteOffLines.Where(l => l.Copy.Register == kind && l.Copy.Number >= first && l.Copy.Number <= last)
                .Join(db.WriteOffs.Where(w => w.Number != null), l => l.WriteOffId, w => w.Id, (l, w) => new { l.CopyId, w.Document, w.Number })
                .ToDictionaryAsync(l => l.CopyId, l => l.Document.Length > 0 ? l.Document : $"{l.Number}", cancellation),
            (await db.StockTakeLines.Where(l => l.Register == kind && l.Number >= first && l.Number <= last && l.Outcome <= Outcome.Lent)
                .Join(db.StockTakes, l => l.StockTakeId, t => t.Id, (l, t) => new { l.CopyId, t.Dated, t.Number, l.Outcome }).OrderBy(l => l.Number).ToListAsync(cancellation))
                .ToLookup(l => (l.CopyId, l.Dated.Year), l => l.Outcome),
            (await db.Corrections.Where(c => c.LineId != null && ids.Contains(c.VoucherId)).Select(c => new { Line = c.LineId!.Value, c.Entry.Number }).ToListAsync(cancellation))
                .ToLookup(c => c.Line, c => c.Number ?? 0));
    }

    private RegisterRow Line(Copy copy, Known known)
    {
        var voucher = known.Vouchers[copy.VoucherId!.Value];
        var line = known.Lines[(copy.VoucherId.Value, copy.EnteredTitleId)].First(l => copy.Number >= l.FirstNumber && copy.Number < l.FirstNumber + l.Count);
        var words = line.Words;
        return RegisterRow.Line(
        [
            voucher.Dated, copy.RegisterNumber, copy.Barcode == copy.RegisterNumber ? "" : copy.Barcode, words.Book,
            words.Publisher, words.Place, $"{words.Year}", line.Price, words.Class, $"{voucher.Number}", known.WrittenOff.GetValueOrDefault(copy.Id, ""),
            .. years.Select(year => Mark(known.StockTakes[(copy.Id, year)])), Remark(copy, known.Corrections[line.Id]),
        ]);
    }

    /// <summary>M for missing, C for there, as the last of the year found it.</summary>
    private string Mark(IEnumerable<Outcome> outcomes)
        => outcomes.Any() ? strings[outcomes.Last() == Outcome.Missing ? "library.register.stock.missing" : "library.register.stock.there"] : "";

    private string Remark(Copy copy, IEnumerable<int> corrections)
    {
        var state = copy.State is CopyState.OnShelf or CopyState.WrittenOff ? "" : strings[$"library.state.{copy.State}"].Value;
        if (state.Length > 0 && copy.StateAt is { } at)
            state += $" {at.Day()}";
        return string.Join("; ", corrections.Select(number => strings["library.register.corrected", number].Value).Prepend(state).Where(part => part.Length > 0));
    }

    /// <summary>What other tables say of these copies.</summary>
    /// <param name="WrittenOff">The number of the minutes by which a copy went.</param>
    /// <param name="Corrections">By line: entries in the general register that correct it.</param>
    private sealed record Known(
        Dictionary<Guid, Voucher> Vouchers, ILookup<(Guid, Guid), VoucherLine> Lines, Dictionary<Guid, string> WrittenOff, ILookup<(Guid, int), Outcome> StockTakes, ILookup<Guid, int> Corrections);
}
