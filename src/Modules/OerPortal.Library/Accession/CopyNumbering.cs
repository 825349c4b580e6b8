using OerPortal.Library.Data;
using OerPortal.Library.Models;

namespace OerPortal.Library.Accession;

/// <summary>Numbers the books of a voucher, register by register, in the transaction that enters it.</summary>
internal sealed class CopyNumbering(LibraryDbContext db, RegisterNumbers numbers)
{
    /// <param name="voucher">With its lines and their titles; what is added is saved by the caller.</param>
    internal async Task<IReadOnlyList<Copy>> NumberAsync(Voucher voucher, CancellationToken cancellation)
    {
        var copies = new List<Copy>();
        // In one order everywhere, so that two vouchers wait for each other in turn.
        foreach (var register in voucher.Lines.GroupBy(l => l.Title.Kind).OrderBy(g => g.Key))
        {
            var next = await numbers.TakeAsync(voucher.SiteId, register.Key, register.Sum(l => l.Count), cancellation);
            foreach (var line in register.OrderBy(l => l.Place))
            {
                copies.AddRange(CopiesOf(voucher, line, next));
                next += line.Count;
            }
        }
        db.Copies.AddRange(copies);
        return copies;
    }

    private static IEnumerable<Copy> CopiesOf(Voucher voucher, VoucherLine line, int first)
    {
        line.FirstNumber = first;
        line.Title.Price ??= line.Price;
        var register = line.Title.Kind;
        return Enumerable.Range(first, line.Count).Select(number => new Copy
        {
            SiteId = voucher.SiteId,
            TitleId = line.TitleId,
            VoucherId = voucher.Id,
            Register = register,
            Number = number,
            Barcode = Register.Number(register, number),
            Price = line.Price,
        });
    }
}
