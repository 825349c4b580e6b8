using Microsoft.EntityFrameworkCore;
using Npgsql;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Library.Data;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;

namespace OerPortal.Library.StockTaking;

/// <summary>Stock-takes of the current school.</summary>
internal sealed class StockTakes(LibraryDbContext db, LendingRules rules, ISiteContext site, ICurrentPerson person, TimeProvider time)
{
    internal const int PageLength = 30;
    internal const int BoardLength = 2_000;
    internal const int StoreLength = 60;

    internal async Task<(IReadOnlyList<StockTake> Takes, int Total)> ListAsync(int page, CancellationToken cancellation)
        => (await db.StockTakes.AsNoTracking().OrderByDescending(t => t.BegunAt).Skip((page - 1) * PageLength).Take(PageLength).ToListAsync(cancellation), await db.StockTakes.CountAsync(cancellation));

    internal Task<StockTake?> FindAsync(Guid id, CancellationToken cancellation) => db.StockTakes.FirstOrDefaultAsync(t => t.Id == id, cancellation);

    /// <summary>Rooms and shelves that somebody gave a name.</summary>
    internal async Task<IReadOnlyList<string>> StoresAsync(CancellationToken cancellation)
        => await db.Copies.Where(c => c.Store != "").Select(c => c.Store).Distinct().OrderBy(s => s).ToListAsync(cancellation);

    /// <summary>The same board counts every year.</summary>
    internal Task<string?> LastBoardAsync(CancellationToken cancellation) => db.StockTakes.OrderByDescending(t => t.BegunAt).Select(t => t.Board).FirstOrDefaultAsync(cancellation);

    internal async Task<StockTake> BeginAsync(DateOnly dated, BookKind? kind, string store, string board, CancellationToken cancellation)
    {
        var take = new StockTake { SiteId = site.Current.Id, Dated = dated, Kind = kind, Store = store, Board = board, BegunAt = time.GetUtcNow(), BegunBy = person.Id };
        db.StockTakes.Add(take);
        db.Record("library.stockTake.begin", $"stockTake:{take.Id}");
        await db.SaveChangesAsync(cancellation);
        return take;
    }

    /// <returns>False when it has been closed meanwhile.</returns>
    internal Task<bool> SaveAsync(CancellationToken cancellation) => db.SaveUnlessKeptAsync(cancellation);

    internal Task<bool> DiscardAsync(StockTake take, CancellationToken cancellation)
    {
        db.StockTakes.Remove(take);
        return SaveAsync(cancellation);
    }

    internal DateOnly Today => rules.Today;

    /// <summary>How it stands: while it goes on as it is now, afterwards as it was closed.</summary>
    internal async Task<StockFigures> FiguresAsync(StockTake take, CancellationToken cancellation)
    {
        var lines = take.IsClosed ? Frozen(take) : Counted(take);
        var rows = await lines.GroupBy(l => new { l.Register, l.Outcome }).Select(g => new StockCount(g.Key.Register, g.Key.Outcome, g.Count(), g.Sum(l => l.Price))).ToListAsync(cancellation);
        var here = await db.Scans.Where(s => s.StockTakeId == take.Id && (s.Finding == Finding.Lent || s.Finding == Finding.Away)).GroupBy(s => s.Finding).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var strays = await db.Strays.CountAsync(s => s.StockTakeId == take.Id, cancellation);
        var lost = take.IsClosed ? 0 : await Counted(take).CountAsync(c => c.Outcome == Outcome.Missing && db.Copies.Any(o => o.Id == c.CopyId && o.State == CopyState.Lost), cancellation);
        var away = take.IsClosed
            ? await db.StockTakeLines.CountAsync(l => l.StockTakeId == take.Id && l.Outcome == Outcome.Lent && l.Finding == Finding.Away, cancellation)
            : await Counted(take).CountAsync(c => c.Outcome == Outcome.Lent && db.Stays.Any(s => s.CopyId == c.CopyId && s.EndedAt == null), cancellation);
        return new StockFigures(rows, here.GetValueOrDefault(Finding.Lent), strays, lost, away, here.GetValueOrDefault(Finding.Away));
    }

    /// <summary>What it would say of each copy if it were closed now.</summary>
    internal IQueryable<CountedCopy> Counted(StockTake take)
        => from c in db.PaperCopies
           let scanned = db.Scans.Any(s => s.StockTakeId == take.Id && s.CopyId == c.Id)
           let isAsked = c.State != CopyState.WrittenOff && (take.Kind == null || take.Kind == c.Register) && (take.Store == "" || take.Store == c.Store)
           where isAsked || scanned
           select new CountedCopy
           {
               CopyId = c.Id,
               Register = c.Register,
               Price = c.Price,
               Outcome = !isAsked ? (c.State == CopyState.WrittenOff ? Outcome.WrittenOff : Outcome.Elsewhere)
                   : scanned ? Outcome.There
                   : db.Loans.Any(l => l.CopyId == c.Id && l.EndedAt == null) || db.Stays.Any(s => s.CopyId == c.Id && s.EndedAt == null) ? Outcome.Lent
                   : Outcome.Missing,
           };

    private IQueryable<CountedCopy> Frozen(StockTake take)
        => db.StockTakeLines.Where(l => l.StockTakeId == take.Id).Select(l => new CountedCopy { CopyId = l.CopyId, Register = l.Register, Price = l.Price, Outcome = l.Outcome });
}

internal sealed class CountedCopy
{
    public Guid CopyId { get; init; }

    public BookKind Register { get; init; }

    public long Price { get; init; }

    public Outcome Outcome { get; init; }
}

/// <param name="Money">In đồng.</param>
internal sealed record StockCount(BookKind Register, Outcome Outcome, int Copies, long Money);

/// <param name="LentHere">Noted as lent, and here.</param>
/// <param name="Strays">That are no number of the school.</param>
/// <param name="AwayHere">Noted as at other schools, and here.</param>
/// <param name="Away">Of those that are lent: at other schools.</param>
/// <param name="LostBefore">Of those that are missing: nobody looks for them.</param>
internal sealed record StockFigures(IReadOnlyList<StockCount> Counts, int LentHere, int Strays, int LostBefore = 0, int Away = 0, int AwayHere = 0)
{
    /// <summary>By the register: there, missing and lent.</summary>
    internal int Held => Of(Outcome.There) + Of(Outcome.Missing) + Of(Outcome.Lent);

    /// <summary>What should be found on the shelves.</summary>
    internal int Wanted => Of(Outcome.There) + Of(Outcome.Missing) - LostBefore;

    internal int There => Of(Outcome.There);

    internal int Percent => Wanted == 0 ? 0 : There * 100 / Wanted;

    internal int Of(Outcome outcome) => Counts.Where(c => c.Outcome == outcome).Sum(c => c.Copies);

    internal int Of(BookKind kind, Outcome outcome) => Counts.Where(c => c.Register == kind && c.Outcome == outcome).Sum(c => c.Copies);

    /// <summary>There or lent, by the register's price.</summary>
    internal long Money(BookKind? kind = null) => Counts.Where(c => (kind is null || c.Register == kind) && c.Outcome is Outcome.There or Outcome.Lent).Sum(c => c.Money);
}
