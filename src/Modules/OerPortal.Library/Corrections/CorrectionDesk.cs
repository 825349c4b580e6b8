using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Cms.Security;
using OerPortal.Library.Accession;
using OerPortal.Library.Data;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;

namespace OerPortal.Library.Corrections;

/// <summary>Says what is wrong with an entered voucher. Nothing of it changes: the correction is an entry of its own, with the next number of the general register.</summary>
internal sealed class CorrectionDesk(LibraryDbContext db, RegisterNumbers numbers, LendingRules rules, IPeople people, ICurrentPerson person, TimeProvider time)
{
    internal const int WordsLength = 300;
    internal const int ReasonLength = 500;

    /// <summary>What was corrected of a voucher, and what a voucher corrects; the oldest first.</summary>
    internal async Task<IReadOnlyList<CorrectionLine>> OfVoucherAsync(Guid voucherId, CancellationToken cancellation)
    {
        var made = await (from correction in db.Corrections.AsNoTracking()
                          join wrong in db.Vouchers on correction.VoucherId equals wrong.Id
                          where correction.VoucherId == voucherId || correction.EntryId == voucherId
                          orderby correction.MadeAt
                          select new { correction, correction.Entry, wrong }).ToListAsync(cancellation);
        var makers = made.Count == 0 ? null : await people.FindManyAsync([.. made.Select(m => m.correction.MadeBy).OfType<Guid>().Distinct()], cancellation);
        return [.. made.Select(m => new CorrectionLine(m.correction, m.Entry, m.wrong, m.correction.MadeBy is { } by && makers!.TryGetValue(by, out var who) ? who.DisplayName : ""))];
    }

    /// <param name="price">Of one copy; null where it is right.</param>
    /// <param name="words">How it should be called; empty where that is right.</param>
    /// <returns>The entry in the general register.</returns>
    internal async Task<Voucher> MakeAsync(Voucher wrong, VoucherLine? line, long? price, string words, string reason, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var number = await numbers.TakeAsync(wrong.SiteId, RegisterNumbers.General, 1, cancellation);
        var before = line is null || price is null ? null : await PriceAsync(line, cancellation);
        var repriced = before is null ? 0 : await RepriceAsync(line!, price!.Value, cancellation);
        var now = time.GetUtcNow();
        var entry = new Voucher { SiteId = wrong.SiteId, Number = number, Dated = rules.Today, Source = VoucherSource.Correction, Note = reason, BegunAt = now, EnteredAt = now, EnteredBy = person.Id };
        db.Vouchers.Add(entry);
        db.Corrections.Add(new Correction
        {
            SiteId = wrong.SiteId,
            EntryId = entry.Id,
            VoucherId = wrong.Id,
            LineId = line?.Id,
            Price = before is null ? null : price,
            PriceBefore = before,
            Money = before is null ? 0 : repriced * (price!.Value - before.Value),
            Words = words,
            WordsBefore = words.Length > 0 ? line?.Words.Book ?? "" : "",
            Reason = reason,
            MadeAt = now,
            MadeBy = person.Id,
        });
        db.Record("library.voucher.correct", $"voucher:{wrong.Id}", new { number });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return entry;
    }

    /// <summary>As it was corrected last, or as it was entered.</summary>
    internal async Task<long?> PriceAsync(VoucherLine line, CancellationToken cancellation)
        => await db.Corrections.Where(c => c.LineId == line.Id && c.Price != null).OrderByDescending(c => c.MadeAt).Select(c => c.Price).FirstOrDefaultAsync(cancellation) ?? line.Price;

    /// <summary>What is written off went with the price it had.</summary>
    private Task<int> RepriceAsync(VoucherLine line, long price, CancellationToken cancellation)
        => db.Copies.Where(c => c.VoucherId == line.VoucherId && c.EnteredTitleId == line.TitleId && c.Number >= line.FirstNumber && c.Number < line.FirstNumber + line.Count && c.State != CopyState.WrittenOff)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Price, price), cancellation);
}

/// <param name="Entry">Its number in the general register.</param>
/// <param name="Wrong">The voucher it is about.</param>
/// <param name="By">Who made it; empty once nobody knows.</param>
internal sealed record CorrectionLine(Correction Correction, Voucher Entry, Voucher Wrong, string By);
