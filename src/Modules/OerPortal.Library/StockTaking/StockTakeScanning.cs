using Microsoft.EntityFrameworkCore;
using Npgsql;
using OerPortal.Cms.Security;
using OerPortal.Library.Data;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;

namespace OerPortal.Library.StockTaking;

/// <summary>Takes in what several hands scan at once; the database counts a copy once.</summary>
internal sealed class StockTakeScanning(LibraryDbContext db, LoanDesk desk, ICurrentPerson person, TimeProvider time)
{
    internal const int LongestTyped = 100;

    internal async Task<ScanAnswer> ScanAsync(StockTake take, string typed, CancellationToken cancellation)
    {
        if (await desk.FindCopyAsync(typed, cancellation) is not { } copy)
            return await StrayAsync(take, typed, cancellation);
        var loan = copy.State == CopyState.WrittenOff ? null : await desk.OpenOfAsync(copy, cancellation);
        var finding = await db.Stays.AnyAsync(s => s.CopyId == copy.Id && s.EndedAt == null, cancellation) ? Finding.Away : FindingOf(take, copy, loan is not null);
        if (await WriteAsync(take, [(copy.Id, finding)], cancellation) is not { } written)
            return new ScanAnswer(ScanKind.Closed, copy);
        if (written == 0)
            return new ScanAnswer(ScanKind.Twice, copy, loan);
        if (finding == Finding.Found)
            await desk.ShelveAsync(copy, cancellation);
        return new ScanAnswer(ScanKind.New, copy, loan, finding);
    }

    /// <summary>Takes a scan back, as if the copy had never been in anybody's hand.</summary>
    /// <returns>The copy; null when it was not scanned, or all is closed.</returns>
    internal async Task<Copy?> UndoAsync(StockTake take, Guid copyId, CancellationToken cancellation)
    {
        if (take.IsClosed || await db.Scans.Include(s => s.Copy).ThenInclude(c => c.Title).FirstOrDefaultAsync(s => s.StockTakeId == take.Id && s.CopyId == copyId, cancellation) is not { } scan)
            return null;
        db.Scans.Remove(scan);
        if (scan.Finding == Finding.Found && scan.Copy.State == CopyState.OnShelf)
            (scan.Copy.State, scan.Copy.StateAt) = (CopyState.Lost, time.GetUtcNow());
        return await db.SaveUnlessKeptAsync(cancellation) ? scan.Copy : null;
    }

    internal Task<int> ForgetStrayAsync(StockTake take, Guid strayId, CancellationToken cancellation)
        => take.IsClosed ? Task.FromResult(0) : db.Strays.Where(s => s.StockTakeId == take.Id && s.Id == strayId).ExecuteDeleteAsync(cancellation);

    /// <summary>The same for a list from a scanner that was carried about, in a few statements however long it is.</summary>
    /// <returns>Null when it has been closed meanwhile.</returns>
    internal async Task<ListAnswer?> ScanAllAsync(StockTake take, IReadOnlyList<string> typed, CancellationToken cancellation)
    {
        var known = await KnownAsync(cancellation);
        var found = typed.Select(t => known.Find(t)).OfType<KnownCopy>().DistinctBy(c => c.Copy.Id).ToList();
        string[] strays = [.. typed.Where(t => known.Find(t) is null).Distinct(StringComparer.OrdinalIgnoreCase)];
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await WriteAsync(take, [.. found.Select(c => (c.Copy.Id, c.IsAway ? Finding.Away : FindingOf(take, c.Copy, c.IsLent)))], cancellation) is not { } written || !await WriteStraysAsync(take, strays, cancellation))
            return null;
        Guid[] back = [.. found.Where(c => c.Copy.State == CopyState.Lost && FindingOf(take, c.Copy, c.IsLent) == Finding.Found).Select(c => c.Copy.Id)];
        await db.Copies.Where(c => back.Contains(c.Id) && c.State == CopyState.Lost).ExecuteUpdateAsync(set => set.SetProperty(c => c.State, CopyState.OnShelf).SetProperty(c => c.StateAt, time.GetUtcNow()), cancellation);
        await transaction.CommitAsync(cancellation);
        return new ListAnswer(typed.Count, written, typed.Count - strays.Length - written, strays.Length);
    }

    private async Task<ScanAnswer> StrayAsync(StockTake take, string typed, CancellationToken cancellation)
        => await WriteStraysAsync(take, [typed], cancellation) ? new ScanAnswer(ScanKind.Unknown) : new ScanAnswer(ScanKind.Closed);

    private static Finding FindingOf(StockTake take, Copy copy, bool isLent) => copy.State == CopyState.WrittenOff ? Finding.WrittenOff
        : isLent ? Finding.Lent
        : !take.AsksFor(copy) ? Finding.Misplaced
        : copy.State == CopyState.Lost ? Finding.Found
        : Finding.Fine;

    /// <returns>How many were new; null when it has been closed meanwhile.</returns>
    private async Task<int?> WriteAsync(StockTake take, IReadOnlyList<(Guid CopyId, Finding Finding)> scans, CancellationToken cancellation)
    {
        Guid[] copies = [.. scans.Select(s => s.CopyId)];
        int[] findings = [.. scans.Select(s => (int)s.Finding)];
        try
        {
            return await db.Database.ExecuteSqlAsync(
                $"""
                 insert into library.stock_take_scan (stock_take_id, copy_id, site_id, finding, scanned_at, scanned_by)
                 select {take.Id}, its.copy_id, {take.SiteId}, its.finding, {time.GetUtcNow()}, {person.Id} from unnest({copies}, {findings}) as its (copy_id, finding)
                 on conflict do nothing
                 """,
                cancellation);
        }
        catch (PostgresException late) when (late.SqlState is LibraryDbContext.Kept)
        {
            return null;
        }
    }

    /// <returns>False when it has been closed meanwhile.</returns>
    private async Task<bool> WriteStraysAsync(StockTake take, string[] typed, CancellationToken cancellation)
    {
        try
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                 insert into library.stock_take_stray (id, stock_take_id, site_id, typed, scanned_at, scanned_by)
                 select gen_random_uuid(), {take.Id}, {take.SiteId}, its, {time.GetUtcNow()}, {person.Id} from unnest({typed}) as its
                 on conflict do nothing
                 """,
                cancellation);
            return true;
        }
        catch (PostgresException late) when (late.SqlState is LibraryDbContext.Kept)
        {
            return false;
        }
    }

    private async Task<KnownCopies> KnownAsync(CancellationToken cancellation)
    {
        var lent = await db.Loans.Where(l => l.EndedAt == null).Select(l => l.CopyId).ToHashSetAsync(cancellation);
        var away = await db.Stays.Where(s => s.EndedAt == null).Select(s => s.CopyId).ToHashSetAsync(cancellation);
        return new KnownCopies([.. (await db.PaperCopies.AsNoTracking().ToListAsync(cancellation)).Select(c => new KnownCopy(c, lent.Contains(c.Id), away.Contains(c.Id)))]);
    }

    private sealed record KnownCopy(Copy Copy, bool IsLent, bool IsAway);

    /// <summary>Every copy of the school by what stands on it.</summary>
    private sealed class KnownCopies(IReadOnlyList<KnownCopy> copies)
    {
        private readonly Dictionary<(BookKind, int), KnownCopy> _byNumber = copies.ToDictionary(c => (c.Copy.Register, c.Copy.Number));
        private readonly Dictionary<string, KnownCopy> _byBarcode = copies.ToDictionary(c => c.Copy.Barcode, StringComparer.Ordinal);

        internal KnownCopy? Find(string typed) => Register.Read(typed) is { } number && _byNumber.TryGetValue(number, out var numbered) ? numbered : _byBarcode.GetValueOrDefault(typed);
    }
}

/// <param name="Copy">Null for what is none.</param>
/// <param name="Loan">In whose hands it should be.</param>
internal sealed record ScanAnswer(ScanKind Kind, Copy? Copy = null, Loan? Loan = null, Finding Finding = Finding.Fine);

internal enum ScanKind
{
    New,
    Twice,
    Unknown,
    Closed,
}

/// <param name="Read">Lines of the list.</param>
/// <param name="Before">That had been scanned before, or stand in the list twice.</param>
internal sealed record ListAnswer(int Read, int New, int Before, int Unknown);
