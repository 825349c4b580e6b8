using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Library.Data;
using OerPortal.Library.Models;

namespace OerPortal.Library.Registers;

/// <summary>Part I of the general register: what came in, a line a voucher. Each page carries the sums of those before it.</summary>
internal sealed class GeneralRegister(LibraryDbContext db, IStringLocalizer strings) : NumberedRegister
{
    private static readonly BookKind[] Kinds = [BookKind.Textbook, BookKind.Teaching, BookKind.Reference, BookKind.Children];

    internal override IReadOnlyList<RegisterColumn> Columns { get; } =
    [
        new(strings["library.register.date"], 20), new(strings["library.register.voucher"], 14), new(strings["library.register.source"], 58), new(strings["library.voucher.document"], 36),
        new(strings["library.voucher.titles"], 15, true), new(strings["library.copies"], 15, true),
        .. Kinds.Select(kind => new RegisterColumn(strings[$"library.register.short.{kind}"], 14, true)),
        new(strings["library.voucher.sum"], 28, true), new(strings["library.note"], 31),
    ];

    /// <summary>One for what is carried, two for the sums.</summary>
    internal override int RowsOnPage => LinesOnPage + 3;

    protected override async Task<(int First, int Last)?> EndsAsync(CancellationToken cancellation)
        => await db.Vouchers.MinAsync(v => v.Number, cancellation) is { } first && await db.Vouchers.MaxAsync(v => v.Number, cancellation) is { } last ? (first, last) : null;

    protected override async Task<IReadOnlyList<IReadOnlyList<RegisterRow>>> RowsAsync(int first, int last, CancellationToken cancellation)
    {
        var vouchers = await db.Vouchers.AsNoTracking().Where(v => v.Number >= first && v.Number <= last).OrderBy(v => v.Number).ToListAsync(cancellation);
        var sums = await SumsAsync(db.Vouchers.Where(v => v.Number >= first && v.Number <= last), cancellation);
        var carried = Add((await SumsAsync(db.Vouchers.Where(v => v.Number < first), cancellation)).Values);
        var pages = new List<IReadOnlyList<RegisterRow>>();
        foreach (var page in vouchers.Chunk(LinesOnPage))
        {
            var ofPage = Add(page.Select(v => sums.GetValueOrDefault(v.Id, VoucherSums.None)));
            var inAll = Add([carried, ofPage]);
            // The first page has nothing to carry: its line stays free.
            pages.Add(
            [
                carried.Copies == 0 ? RegisterRow.Blank : Sum("library.register.carried", carried),
                .. page.Select(v => Line(v, sums.GetValueOrDefault(v.Id, VoucherSums.None))), .. Blanks(page.Length),
                Sum("library.register.ofPage", ofPage), Sum("library.register.inAll", inAll),
            ]);
            carried = inAll;
        }
        return pages;
    }

    private RegisterRow Line(Voucher voucher, VoucherSums sums)
    {
        var source = strings[$"library.source.{voucher.Source}"].Value;
        return RegisterRow.Line([voucher.Dated, $"{voucher.Number}", voucher.From.Length > 0 ? $"{source}: {voucher.From}" : source, voucher.Document, .. Figures(sums), voucher.Note]);
    }

    private RegisterRow Sum(string what, VoucherSums sums) => RegisterRow.Sum([strings[what].Value, null, null, null, .. Figures(sums)]);

    private static IEnumerable<object?> Figures(VoucherSums sums) => [sums.Titles, sums.Copies, .. sums.ByKind.Select(count => count > 0 ? (object?)count : null), sums.Money];

    /// <summary>By copies and not by lines: a title may be of another kind today than in the register its copies stand in.</summary>
    private async Task<Dictionary<Guid, VoucherSums>> SumsAsync(IQueryable<Voucher> vouchers, CancellationToken cancellation)
    {
        var counted = await db.Copies.Where(c => vouchers.Any(v => v.Id == c.VoucherId)).GroupBy(c => new { c.VoucherId, c.Register })
            .Select(g => new { g.Key.VoucherId, g.Key.Register, Titles = g.Select(c => c.TitleId).Distinct().Count(), Copies = g.Count(), Money = g.Sum(c => c.Price) })
            .ToListAsync(cancellation);
        return counted.GroupBy(c => c.VoucherId).ToDictionary(
            g => g.Key, g => new VoucherSums(g.Sum(c => c.Titles), [.. Kinds.Select(kind => g.Where(c => c.Register == kind).Sum(c => c.Copies))], g.Sum(c => c.Money)));
    }

    private static VoucherSums Add(IEnumerable<VoucherSums> sums) => sums.Aggregate(VoucherSums.None, (one, other) => one.And(other));

    private sealed record VoucherSums(int Titles, IReadOnlyList<int> ByKind, long Money)
    {
        internal static VoucherSums None { get; } = new(0, [.. Kinds.Select(_ => 0)], 0);

        internal int Copies => ByKind.Sum();

        internal VoucherSums And(VoucherSums other) => new(Titles + other.Titles, [.. ByKind.Zip(other.ByKind, (one, two) => one + two)], Money + other.Money);
    }
}
