using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Library.Corrections;
using OerPortal.Library.Data;
using OerPortal.Library.Models;

namespace OerPortal.Library.Registers;

/// <summary>Part I of the general register: what came in, a line a voucher; a correction is a line of its own.</summary>
internal sealed class GeneralRegister(LibraryDbContext db, IStringLocalizer strings) : SummedRegister(strings)
{
    private readonly IStringLocalizer _strings = strings;

    internal override IReadOnlyList<RegisterColumn> Columns =>
    [
        new(_strings["library.register.date"], 20), new(_strings["library.register.voucher"], 14), new(_strings["library.register.source"], 58), new(_strings["library.voucher.document"], 36),
        .. Sums, new(_strings["library.note"], 31),
    ];

    protected override async Task<(int First, int Last)?> EndsAsync(CancellationToken cancellation)
        => await db.Vouchers.MinAsync(v => v.Number, cancellation) is { } first && await db.Vouchers.MaxAsync(v => v.Number, cancellation) is { } last ? (first, last) : null;

    protected override async Task<IReadOnlyList<IReadOnlyList<RegisterRow>>> RowsAsync(int first, int last, CancellationToken cancellation)
    {
        var vouchers = await db.Vouchers.AsNoTracking().Where(v => v.Number >= first && v.Number <= last).OrderBy(v => v.Number).ToListAsync(cancellation);
        var sums = await SumsAsync(db.Vouchers.Where(v => v.Number >= first && v.Number <= last), cancellation);
        var carried = RegisterSums.Of((await SumsAsync(db.Vouchers.Where(v => v.Number < first), cancellation)).Values);
        var corrections = await (from c in db.Corrections.AsNoTracking()
                                 join wrong in db.Vouchers on c.VoucherId equals wrong.Id
                                 where c.Entry.Number >= first && c.Entry.Number <= last
                                 select new { Correction = c, wrong.Number }).ToDictionaryAsync(c => c.Correction.EntryId, cancellation);
        return Pages(
            vouchers.Select(v => new SummedLine(
                [v.Dated, $"{v.Number}", corrections.GetValueOrDefault(v.Id) is { } its ? _strings["library.register.correction", its.Number ?? 0, _strings.Says(its.Correction)].Value : Source(v), v.Document], sums.GetValueOrDefault(v.Id, RegisterSums.None), v.Note)),
            carried);
    }

    private string Source(Voucher voucher)
    {
        var source = _strings[$"library.source.{voucher.Source}"].Value;
        return voucher.From.Length > 0 ? $"{source}: {voucher.From}" : source;
    }

    /// <summary>By copies and not by lines: a title may be of another kind today than in the register its copies stand in. Money as it was entered: what was corrected stands on a line of its own.</summary>
    private async Task<Dictionary<Guid, RegisterSums>> SumsAsync(IQueryable<Voucher> vouchers, CancellationToken cancellation)
    {
        var counted = await db.PaperCopies.Where(c => vouchers.Any(v => v.Id == c.VoucherId)).GroupBy(c => new { VoucherId = c.VoucherId!.Value, c.Register })
            .Select(g => new { g.Key.VoucherId, g.Key.Register, Titles = g.Select(c => c.EnteredTitleId).Distinct().Count(), Copies = g.Count(), Money = g.Sum(c => c.Price) })
            .ToListAsync(cancellation);
        var corrections = await db.Corrections.AsNoTracking().Where(c => c.Money != 0 && (vouchers.Any(v => v.Id == c.VoucherId) || vouchers.Any(v => v.Id == c.EntryId))).ToListAsync(cancellation);
        var sums = counted.GroupBy(c => c.VoucherId).ToDictionary(
            g => g.Key,
            g => new RegisterSums(
                g.Sum(c => c.Titles), [.. Kinds.Select(kind => g.Where(c => c.Register == kind).Sum(c => c.Copies))],
                g.Sum(c => c.Money) - corrections.Where(c => c.VoucherId == g.Key).Sum(c => c.Money)));
        // Of those that say what was wrong elsewhere, only what belongs to these pages.
        var entries = await vouchers.Where(v => v.Source == VoucherSource.Correction).Select(v => v.Id).ToHashSetAsync(cancellation);
        foreach (var correction in corrections.Where(c => entries.Contains(c.EntryId)))
            sums[correction.EntryId] = RegisterSums.None with { Money = correction.Money };
        return sums;
    }
}
