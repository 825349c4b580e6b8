using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Library.Data;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;

namespace OerPortal.Library.Registers;

/// <summary>The registers of the current school.</summary>
internal sealed class SchoolRegisters(LibraryDbContext db, LendingRules rules, IStringLocalizer strings)
{
    /// <summary>So many columns for stock-takes has the printed book, one a year.</summary>
    private const int StockColumns = 5;

    internal async Task<PagedRegister> OpenAsync(RegisterChoice choice, CancellationToken cancellation) => choice switch
    {
        { Part: RegisterPart.Out } => new OutRegister(db, strings),
        { Part: RegisterPart.StockTake } => new StockRegister(db, strings),
        { Kind: null } => new GeneralRegister(db, strings),
        { Kind: BookKind.Textbook } => new TextbookRegister(db, strings),
        { Kind: { } kind } => new CopyRegister(kind, await YearsAsync(cancellation), db, strings),
    };

    /// <summary>From the first stock-take on; when the columns are full, the last ones.</summary>
    private async Task<IReadOnlyList<int>> YearsAsync(CancellationToken cancellation)
    {
        var closed = db.StockTakes.Where(t => t.Number != null).Select(t => (DateOnly?)t.Dated);
        var first = (await closed.MinAsync(cancellation) ?? rules.Today).Year;
        var last = (await closed.MaxAsync(cancellation) ?? rules.Today).Year;
        return [.. Enumerable.Range(Math.Max(first, last - StockColumns + 1), StockColumns)];
    }
}
