using Microsoft.EntityFrameworkCore;
using Npgsql;
using OerPortal.Cms.Data;
using OerPortal.Cms.Sites;
using OerPortal.Library.Data;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;

namespace OerPortal.Library.Between;

/// <summary>Rotating boxes: made and filled at the school whose books they are, planned there or at the department.</summary>
internal sealed class Boxes(LibraryDbContext db, LoanDesk desk, ISites sites, ISiteContext site, TimeProvider time)
{
    internal const int NameLength = 100;
    internal const int NoteLength = 300;
    internal const int MostItems = 500;
    internal const int MostStops = 20;
    private const int MostShown = 100;

    private Guid Here => site.Current.Id;

    /// <summary>Boxes of the school, and those on whose way it is; at the department all. Those on their way first.</summary>
    internal async Task<IReadOnlyList<BoxLine>> ListAsync(CancellationToken cancellation)
    {
        var boxes = await Known().AsNoTracking().Include(b => b.Stops).OrderBy(b => b.ClosedAt != null).ThenByDescending(b => b.MadeAt).Take(MostShown).ToListAsync(cancellation);
        Guid[] ids = [.. boxes.Select(b => b.Id)];
        var counts = await db.BoxItems.OfAllSites().Where(i => ids.Contains(i.BoxId)).GroupBy(i => i.BoxId).Select(g => new { g.Key, Copies = g.Count(), Lost = g.Count(i => i.LostAt != null) }).ToDictionaryAsync(g => g.Key, cancellation);
        return [.. boxes.Select(b => new BoxLine(b, counts.GetValueOrDefault(b.Id)?.Copies ?? 0, counts.GetValueOrDefault(b.Id)?.Lost ?? 0))];
    }

    /// <summary>Null for boxes that do not come here.</summary>
    internal async Task<Box?> FindAsync(Guid id, CancellationToken cancellation) => await Known().Include(b => b.Stops).FirstOrDefaultAsync(b => b.Id == id, cancellation);

    /// <summary>Its manifest with the place of each copy, by register and number.</summary>
    internal async Task<IReadOnlyList<BoxCopy>> ItemsAsync(Box box, CancellationToken cancellation)
        => await db.BoxItems.OfAllSites().AsNoTracking().Include(i => i.Copy).ThenInclude(c => c.Title).Where(i => i.BoxId == box.Id).OrderBy(i => i.Copy.Register).ThenBy(i => i.Copy.Number)
            .Select(i => new BoxCopy(
                i, db.Stays.FirstOrDefault(s => s.BoxId == i.BoxId && s.CopyId == i.CopyId && s.EndedAt == null), db.Loans.Any(l => l.CopyId == i.CopyId && l.EndedAt == null)))
            .ToListAsync(cancellation);

    /// <param name="home">The school whose books it takes.</param>
    internal async Task<Box> MakeAsync(string name, string note, Site home, CancellationToken cancellation)
    {
        var box = new Box { SiteId = home.Id, Name = name, Note = note, IsOfDepartment = site.Current.IsPortal, MadeAt = time.GetUtcNow() };
        db.Boxes.Add(box);
        db.Record("library.box.make", $"box:{box.Id}", siteId: home.Id);
        await db.SaveChangesAsync(cancellation);
        return box;
    }

    /// <summary>Who planned it may change what lies ahead.</summary>
    internal bool MayPlan(Box box) => box.ClosedAt is null && (box.IsOfDepartment ? site.Current.IsPortal : box.SiteId == Here);

    /// <summary>Before it has left, at the school whose books it takes.</summary>
    internal bool MayFill(Box box) => box.SiteId == Here && !box.HasLeft;

    internal async Task<bool> AddStopAsync(Box box, Site school, DateOnly from, DateOnly until, CancellationToken cancellation)
    {
        if (!MayPlan(box) || box.Stops.Count >= MostStops || box.Stops.Exists(s => s.SchoolId == box.SiteId))
            return false;
        db.BoxStops.Add(new BoxStop { BoxId = box.Id, Place = box.Stops.Count == 0 ? 1 : box.Stops.Max(s => s.Place) + 1, SiteId = box.SiteId, SchoolId = school.Id, From = from, Until = until });
        return await SaveAsync(cancellation);
    }

    /// <summary>One that still lies ahead.</summary>
    internal async Task<bool> RemoveStopAsync(Box box, int place, CancellationToken cancellation)
        => MayPlan(box) && await db.BoxStops.OfAllSites().Where(s => s.BoxId == box.Id && s.Place == place && s.SentAt == null).ExecuteDeleteAsync(cancellation) > 0;

    /// <summary>One that was begun by mistake: nothing is in it, and it has not left.</summary>
    internal async Task<bool> DiscardAsync(Box box, CancellationToken cancellation)
    {
        if (!MayPlan(box) || box.HasLeft || await db.BoxItems.OfAllSites().AnyAsync(i => i.BoxId == box.Id, cancellation))
            return false;
        return await db.Boxes.OfAllSites().Where(b => b.Id == box.Id).ExecuteDeleteAsync(cancellation) > 0;
    }

    /// <summary>Puts a copy of the school in; from then on it is in the box and not on its shelf.</summary>
    internal async Task<PutAnswer> PutAsync(Box box, string typed, CancellationToken cancellation)
    {
        if (!MayFill(box))
            return new PutAnswer(PutTrouble.HasLeft);
        if (await desk.FindCopyAsync(typed, cancellation) is not { } copy)
            return new PutAnswer(PutTrouble.Unknown);
        if (await db.BoxItems.CountAsync(i => i.BoxId == box.Id, cancellation) >= MostItems)
            return new PutAnswer(PutTrouble.IsFull, copy);
        if (await db.BoxItems.AnyAsync(i => i.BoxId == box.Id && i.CopyId == copy.Id, cancellation))
            return new PutAnswer(PutTrouble.Twice, copy);
        var now = time.GetUtcNow();
        db.Stays.Add(new Stay { SiteId = Here, CopyId = copy.Id, AtId = Here, ArrivedAt = now, BoxId = box.Id, BeganAt = now });
        db.BoxItems.Add(new BoxItem { BoxId = box.Id, CopyId = copy.Id, SiteId = Here, PutAt = now });
        return await SaveAsync(cancellation) ? new PutAnswer(null, copy) : new PutAnswer(PutTrouble.NotFree, copy);
    }

    /// <returns>False when it is not in the box, or the box has left.</returns>
    internal async Task<bool> TakeOutAsync(Box box, Guid copyId, CancellationToken cancellation)
    {
        if (!MayFill(box))
            return false;
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            var taken = await db.BoxItems.Where(i => i.BoxId == box.Id && i.CopyId == copyId).ExecuteDeleteAsync(cancellation);
            await db.Stays.Where(s => s.BoxId == box.Id && s.CopyId == copyId).ExecuteDeleteAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return taken > 0;
        }
        catch (PostgresException late) when (late.SqlState == LibraryDbContext.Kept)
        {
            return false;
        }
    }

    /// <summary>Schools a box may go to.</summary>
    internal IReadOnlyList<Site> Schools(Guid butNot) => [.. sites.Schools.Where(s => s.Id != butNot && sites.HasFeature(s.Id, "library"))];

    private IQueryable<Box> Known()
    {
        var boxes = db.Boxes.OfAllSites();
        return site.Current.IsPortal ? boxes : boxes.Where(b => b.SiteId == Here || b.Stops.Any(s => s.SchoolId == Here));
    }

    private async Task<bool> SaveAsync(CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException late) when (late.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or LibraryDbContext.Elsewhere or LibraryDbContext.Kept })
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }
}

internal sealed record BoxLine(Box Box, int Copies, int Lost);

/// <param name="Stay">Null once it is home, or lost.</param>
/// <param name="IsLent">A reader has it.</param>
internal sealed record BoxCopy(BoxItem Item, Stay? Stay, bool IsLent)
{
    internal Copy Copy => Item.Copy;

    /// <summary>Where it was looked for and not found: the box came in without it.</summary>
    internal bool IsMissing(Box box) => Stay is { ArrivedAt: null } && Item.LostAt is null && box.Towards?.SchoolId != Stay.AtId;
}

internal sealed record PutAnswer(PutTrouble? Trouble, Copy? Copy = null);

internal enum PutTrouble
{
    Unknown,

    /// <summary>Lent, set aside, away, damaged or lost.</summary>
    NotFree,
    Twice,
    IsFull,
    HasLeft,
}
