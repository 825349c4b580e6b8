using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Text;
using OerPortal.Library.Data;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;

namespace OerPortal.Library.WritingOff;

/// <summary>Which copies might go: by how they are and how often they are lent. What is on minutes already is left out, and what somebody has.</summary>
internal sealed class WeedingList(LibraryDbContext db, LendingRules rules)
{
    internal const int PageLength = 50;

    internal async Task<(IReadOnlyList<WeedingRow> Rows, int Total)> ListAsync(WeedingFilter filter, int page, CancellationToken cancellation)
    {
        var copies = Matching(filter);
        var rows = await copies.OrderBy(c => c.Register).ThenBy(c => c.Number).Skip((page - 1) * PageLength).Take(PageLength)
            .Select(c => new WeedingRow(
                c, c.Title, db.Vouchers.Where(v => v.Id == c.VoucherId).Select(v => v.Dated).First(), db.Loans.Count(l => l.CopyId == c.Id), db.Loans.Where(l => l.CopyId == c.Id).Max(l => (DateTimeOffset?)l.LentAt)))
            .AsNoTracking().ToListAsync(cancellation);
        return (rows, await copies.CountAsync(cancellation));
    }

    internal async Task<IReadOnlyList<Guid>> IdsAsync(WeedingFilter filter, int most, CancellationToken cancellation)
        => await Matching(filter).OrderBy(c => c.Register).ThenBy(c => c.Number).Select(c => c.Id).Take(most).ToListAsync(cancellation);

    /// <summary>How many copies each sign finds, of the kind that is looked at.</summary>
    internal async Task<IReadOnlyDictionary<WeedingSign, int>> CountsAsync(WeedingFilter filter, CancellationToken cancellation)
    {
        var counts = new Dictionary<WeedingSign, int>();
        foreach (var sign in Enum.GetValues<WeedingSign>())
            counts[sign] = await Matching(filter with { Sign = sign }).CountAsync(cancellation);
        return counts;
    }

    private IQueryable<Copy> Matching(WeedingFilter filter)
    {
        var copies = db.PaperCopies.Where(c => c.State != CopyState.WrittenOff && !db.WriteOffLines.Any(l => l.CopyId == c.Id) && !db.Loans.Any(l => l.CopyId == c.Id && l.EndedAt == null) && !db.Stays.Any(s => s.CopyId == c.Id && s.EndedAt == null));
        if (filter.Kind is { } kind)
            copies = copies.Where(c => c.Register == kind);
        foreach (var word in Unmarked.Of(filter.Words).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(12))
            copies = copies.Where(c => c.Title.Words.Contains(word));
        // A book that came in lately has had no time yet.
        var since = rules.Today.AddYears(-filter.Years);
        var start = new DateTimeOffset(since, default, VietnamTime.Offset).ToUniversalTime();
        return filter.Sign switch
        {
            WeedingSign.Lost => copies.Where(c => c.State == CopyState.Lost),
            WeedingSign.Damaged => copies.Where(c => c.State == CopyState.Damaged),
            WeedingSign.NeverLent => copies.Where(c => !db.Loans.Any(l => l.CopyId == c.Id) && db.Vouchers.Any(v => v.Id == c.VoucherId && v.Dated < since)),
            WeedingSign.NotLentSince => copies.Where(c => !db.Loans.Any(l => l.CopyId == c.Id && l.LentAt > start) && db.Vouchers.Any(v => v.Id == c.VoucherId && v.Dated < since)),
            _ => copies.Where(c => c.Title.Year != null && c.Title.Year <= since.Year),
        };
    }
}

/// <param name="Years">For what has not been lent for so long, or is so old.</param>
internal sealed record WeedingFilter(WeedingSign Sign, BookKind? Kind, int Years, string Words);

internal enum WeedingSign
{
    Lost,
    Damaged,
    NeverLent,
    NotLentSince,
    Old,
}

/// <param name="CameOn">The day on its voucher.</param>
internal sealed record WeedingRow(Copy Copy, Title Title, DateOnly CameOn, int Loans, DateTimeOffset? LastLent);
