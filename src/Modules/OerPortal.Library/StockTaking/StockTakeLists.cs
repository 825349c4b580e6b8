using Microsoft.EntityFrameworkCore;
using OerPortal.Library.Data;
using OerPortal.Library.Models;

namespace OerPortal.Library.StockTaking;

/// <summary>What a stock-take found, book by book: while it goes on as it is now, afterwards as it was closed.</summary>
internal sealed class StockTakeLists(LibraryDbContext db, StockTakes takes)
{
    internal const int PageLength = 50;

    internal async Task<IReadOnlyList<StockTakeScan>> LatestAsync(StockTake take, int count, CancellationToken cancellation)
        => await db.Scans.AsNoTracking().Include(s => s.Copy).ThenInclude(c => c.Title).Where(s => s.StockTakeId == take.Id).OrderByDescending(s => s.ScannedAt).Take(count).ToListAsync(cancellation);

    /// <summary>By register and number.</summary>
    internal async Task<(IReadOnlyList<StockRow> Rows, int Total)> OfAsync(StockTake take, StockList list, int page, CancellationToken cancellation)
    {
        if (list == StockList.Unknown)
            return await StraysAsync(take, page, cancellation);
        var rows = list == StockList.Away ? Away(take) : take.IsClosed ? Frozen(take, list) : Counted(take, list);
        return (await rows.OrderBy(r => r.Register).ThenBy(r => r.Number).Skip((page - 1) * PageLength).Take(PageLength).ToListAsync(cancellation), await rows.CountAsync(cancellation));
    }

    private async Task<(IReadOnlyList<StockRow> Rows, int Total)> StraysAsync(StockTake take, int page, CancellationToken cancellation)
    {
        var strays = db.Strays.AsNoTracking().Where(s => s.StockTakeId == take.Id);
        var rows = await strays.OrderByDescending(s => s.ScannedAt).Skip((page - 1) * PageLength).Take(PageLength).Select(s => new StockRow { Id = s.Id, Book = s.Typed }).ToListAsync(cancellation);
        return (rows, await strays.CountAsync(cancellation));
    }

    private IQueryable<StockRow> Frozen(StockTake take, StockList list)
    {
        var (outcome, finding) = Wanted(list);
        return db.StockTakeLines.AsNoTracking().Where(l => l.StockTakeId == take.Id && (outcome == null || l.Outcome == outcome) && (finding == null || l.Finding == finding))
            .Select(l => new StockRow
            {
                Id = l.CopyId,
                Register = l.Register,
                Number = l.Number,
                Book = l.Book,
                Price = l.Price,
                LoanId = db.Loans.Where(o => list == StockList.Lent && o.CopyId == l.CopyId && o.EndedAt == null).Select(o => (Guid?)o.Id).FirstOrDefault(),
            });
    }

    private IQueryable<StockRow> Counted(StockTake take, StockList list)
    {
        var (outcome, finding) = Wanted(list);
        return from counted in takes.Counted(take)
               join copy in db.Copies on counted.CopyId equals copy.Id
               where (outcome == null || counted.Outcome == outcome) && (finding == null || db.Scans.Any(s => s.StockTakeId == take.Id && s.CopyId == copy.Id && s.Finding == finding))
               select new StockRow
               {
                   Id = copy.Id,
                   Register = copy.Register,
                   Number = copy.Number,
                   Book = (copy.Title.People != "" ? copy.Title.People + ". " : "") + copy.Title.Name + (copy.Title.Volume != "" ? ". " + copy.Title.Volume : ""),
                   Price = copy.Price,
                   Store = copy.Store,
                   WasLost = copy.State == CopyState.Lost,
                   LoanId = db.Loans.Where(o => list == StockList.Lent && o.CopyId == copy.Id && o.EndedAt == null).Select(o => (Guid?)o.Id).FirstOrDefault(),
               };
    }

    /// <summary>At other schools: lent for who counts, and found by nobody.</summary>
    private IQueryable<StockRow> Away(StockTake take)
        => from copy in db.Copies
           where take.IsClosed
               ? db.StockTakeLines.Any(l => l.StockTakeId == take.Id && l.CopyId == copy.Id && l.Finding == Finding.Away)
               : takes.Counted(take).Any(c => c.CopyId == copy.Id && c.Outcome == Outcome.Lent) && db.Stays.Any(s => s.CopyId == copy.Id && s.EndedAt == null) || db.Scans.Any(s => s.StockTakeId == take.Id && s.CopyId == copy.Id && s.Finding == Finding.Away)
           select new StockRow
           {
               Id = copy.Id,
               Register = copy.Register,
               Number = copy.Number,
               Book = (copy.Title.People != "" ? copy.Title.People + ". " : "") + copy.Title.Name + (copy.Title.Volume != "" ? ". " + copy.Title.Volume : ""),
               Price = copy.Price,
               AtId = db.Stays.Where(s => s.CopyId == copy.Id && s.EndedAt == null).Select(s => (Guid?)s.AtId).FirstOrDefault(),
               IsHere = db.Scans.Any(s => s.StockTakeId == take.Id && s.CopyId == copy.Id),
           };

    /// <summary>What is lent and here is lent as long as nobody brings it back; it was there all the same.</summary>
    private static (Outcome? Outcome, Finding? Finding) Wanted(StockList list) => list switch
    {
        StockList.Missing => (Outcome.Missing, null),
        StockList.Misplaced => (Outcome.Elsewhere, null),
        StockList.Lent => (null, Finding.Lent),
        _ => (Outcome.WrittenOff, null),
    };
}

internal sealed class StockRow
{
    /// <summary>Of the copy; of a number nobody knows, its own.</summary>
    public Guid Id { get; init; }

    public BookKind Register { get; init; }

    public int Number { get; init; }

    public string Book { get; init; } = "";

    public long Price { get; init; }

    public string Store { get; init; } = "";

    /// <summary>Noted as lost before.</summary>
    public bool WasLost { get; init; }

    /// <summary>The school where it is by what is written.</summary>
    public Guid? AtId { get; init; }

    /// <summary>Somebody had it in hand all the same.</summary>
    public bool IsHere { get; init; }

    /// <summary>That goes on.</summary>
    public Guid? LoanId { get; init; }

    public string RegisterNumber => Models.Register.Number(Register, Number);
}

/// <summary>Lists in which something is to be done.</summary>
internal enum StockList
{
    Missing,
    Misplaced,
    Lent,
    Away,
    WrittenOff,
    Unknown,
}
