using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Text;
using OerPortal.Library.Data;
using OerPortal.Library.Models;

namespace OerPortal.Library.Registers;

/// <summary>The register of single copies of a kind of book: a line a number.</summary>
internal sealed class CopyRegister(BookKind kind, LibraryDbContext db, IStringLocalizer strings) : NumberedRegister
{
    internal override IReadOnlyList<RegisterColumn> Columns { get; } =
    [
        new(strings["library.register.date"], 20), new(strings["library.number"], 20), new(strings["library.register.barcode"], 21), new(strings["library.register.book"], 76),
        new(strings["library.title.publisher"], 32), new(strings["library.title.place"], 19), new(strings["library.title.year"], 11, true), new(strings["library.register.price"], 18, true),
        new(strings["library.register.class"], 20), new(strings["library.register.voucher"], 12), new(strings["library.note"], 24),
    ];

    internal override int RowsOnPage => LinesOnPage;

    protected override async Task<(int First, int Last)?> EndsAsync(CancellationToken cancellation)
    {
        var numbers = db.Copies.Where(c => c.Register == kind).Select(c => (int?)c.Number);
        return await numbers.MinAsync(cancellation) is { } first && await numbers.MaxAsync(cancellation) is { } last ? (first, last) : null;
    }

    protected override async Task<IReadOnlyList<IReadOnlyList<RegisterRow>>> RowsAsync(int first, int last, CancellationToken cancellation)
    {
        var copies = await db.Copies.AsNoTracking().Include(c => c.Title).Where(c => c.Register == kind && c.Number >= first && c.Number <= last).OrderBy(c => c.Number).ToListAsync(cancellation);
        var ids = copies.Select(c => c.VoucherId).ToHashSet();
        var vouchers = await db.Vouchers.AsNoTracking().Where(v => ids.Contains(v.Id)).ToDictionaryAsync(v => v.Id, cancellation);
        return [.. copies.Chunk(LinesOnPage).Select(page => (IReadOnlyList<RegisterRow>)[.. page.Select(c => Line(c, vouchers[c.VoucherId])), .. Blanks(page.Length)])];
    }

    private RegisterRow Line(Copy copy, Voucher voucher)
    {
        var title = copy.Title;
        return RegisterRow.Line(
            voucher.Dated, copy.RegisterNumber, copy.Barcode == copy.RegisterNumber ? "" : copy.Barcode, title.People.Length > 0 ? $"{title.People}. {title.Heading}" : title.Heading,
            title.Publisher, title.Place, $"{title.Year}", copy.Price, title.ClassMark, $"{voucher.Number}", Remark(copy));
    }

    private string Remark(Copy copy)
    {
        if (copy.State == CopyState.OnShelf)
            return "";
        var state = strings[$"library.state.{copy.State}"].Value;
        return copy.StateAt is { } at ? $"{state} {at.Day()}" : state;
    }
}
