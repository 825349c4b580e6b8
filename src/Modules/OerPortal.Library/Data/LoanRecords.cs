using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Cms.Data;

namespace OerPortal.Library.Data;

/// <summary>What somebody has borrowed: in the copy; of what came back nobody is named any more.</summary>
internal sealed class LoanRecords(LibraryDbContext db) : IPersonalRecords
{
    public string Name => "library";

    public IReadOnlyList<PersonColumn> Columns { get; } =
    [
        PersonColumn.Stays("library.loan.person_id", "The book is still out; the id leads to no name. It goes with what has come back."),
        PersonColumn.Stays("library.loan.lent_by", "The library's own book-keeping."),
        PersonColumn.Stays("library.loan.ended_by", "The library's own book-keeping."),
        PersonColumn.Stays("library.voucher.entered_by", "Registers stay as they are."),
        PersonColumn.Stays("library.write_off.entered_by", "Registers stay as they are."),
        PersonColumn.Stays("library.correction.made_by", "Registers stay as they are."),
        PersonColumn.Stays("library.stock_take.begun_by", "Registers stay as they are."),
        PersonColumn.Stays("library.stock_take.closed_by", "Registers stay as they are."),
        PersonColumn.Stays("library.stock_take_scan.scanned_by", "The library's own book-keeping."),
        PersonColumn.Stays("library.periodical_issue.noted_by", "The library's own book-keeping."),
        PersonColumn.Stays("library.stock_take_stray.scanned_by", "The library's own book-keeping."),
    ];

    public async Task<object?> OfAsync(Guid personId, CancellationToken cancellation)
        => await db.Loans.OfAllSites().AsNoTracking().Where(l => l.PersonId == personId).OrderBy(l => l.LentAt)
            .Select(l => new { Title = l.Copy.Title.Name, Number = l.Copy.Number, l.LentAt, l.DueOn, l.EndedAt })
            .ToListAsync(cancellation) is { Count: > 0 } loans ? loans : null;

    public Task EraseAsync(Guid personId, CancellationToken cancellation)
        => db.Loans.OfAllSites().Where(l => l.PersonId == personId && l.EndedAt != null).ExecuteUpdateAsync(set => set.SetProperty(l => l.PersonId, (Guid?)null), cancellation);
}
