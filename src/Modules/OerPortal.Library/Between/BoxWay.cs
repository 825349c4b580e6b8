using Microsoft.EntityFrameworkCore;
using Npgsql;
using OerPortal.Cms.Data;
using OerPortal.Cms.Sites;
using OerPortal.Library.Data;
using OerPortal.Library.Holds;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;

namespace OerPortal.Library.Between;

/// <summary>The way of a box from school to school: handed over, checked in book by book, lost books named.</summary>
internal sealed class BoxWay(LibraryDbContext db, Boxes boxes, Guests guests, HoldQueue holds, LendingRules rules, ISiteContext site, TimeProvider time)
{
    private Guid Here => site.Current.Id;

    /// <summary>It stands here, and there is somewhere to go; home at the end.</summary>
    internal bool MayHandOver(Box box) => box.ClosedAt is null && box.HolderId == Here && (box.Next is not null || box.HasLeft);

    /// <summary>It is under way to here.</summary>
    internal bool MayCheckIn(Box box) => box.Towards?.SchoolId == Here;

    /// <summary>Hands it over to the next school, or home. What readers have stays behind and is sent after it.</summary>
    /// <param name="despite">The librarian has seen what stays behind.</param>
    internal async Task<HandOverAnswer> HandOverAsync(Box box, bool despite, CancellationToken cancellation)
    {
        if (!MayHandOver(box))
            return new HandOverAnswer(false);
        var here = (await boxes.ItemsAsync(box, cancellation)).Where(i => i.Stay is { ArrivedAt: not null } stay && stay.AtId == Here).ToList();
        if (here.Count == 0)
            return new HandOverAnswer(false, IsEmpty: true);
        var behind = here.Where(i => i.IsLent).ToList();
        if (behind.Count > 0 && !despite)
            return new HandOverAnswer(false, Behind: behind.Count);
        Guid[] going = [.. here.Where(i => !i.IsLent).Select(i => i.Copy.Id)];
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            var next = await NextAsync(box, cancellation);
            await db.BoxStops.OfAllSites().Where(s => s.BoxId == box.Id && s.Place == next.Place).ExecuteUpdateAsync(set => set.SetProperty(s => s.SentAt, time.GetUtcNow()), cancellation);
            await db.Stays.OfAllSites().Where(s => s.BoxId == box.Id && s.EndedAt == null && going.Contains(s.CopyId))
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.AtId, next.SchoolId).SetProperty(s => s.ArrivedAt, (DateTimeOffset?)null).SetProperty(s => s.DueOn, next.SchoolId == box.SiteId ? null : next.Until), cancellation);
            db.Record("library.box.handOver", $"box:{box.Id}", new { next.Place, copies = going.Length });
            db.Enqueue(new TellOfBox(box.Id, next.Place));
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return new HandOverAnswer(true, going.Length, behind.Count, ToId: next.SchoolId);
        }
        catch (PostgresException late) when (late.SqlState is LibraryDbContext.Elsewhere or LibraryDbContext.TooLong or LibraryDbContext.Kept or PostgresErrorCodes.UniqueViolation)
        {
            return new HandOverAnswer(false);
        }
    }

    /// <summary>A book that came out of the box. Also afterwards: one that was missing has turned up.</summary>
    internal async Task<CheckAnswer> ScanAsync(Box box, string typed, CancellationToken cancellation)
    {
        var items = (await boxes.ItemsAsync(box, cancellation)).Where(i => Is(i.Copy, i.Stay, typed)).ToList();
        if (box.Towards is not { } way || way.SchoolId != Here)
            return items is [{ Stay: { ArrivedAt: null } stay } late] && stay.AtId == Here ? await TurnUpAsync(box, late, stay, cancellation) : new CheckAnswer(CheckKind.NotExpected);
        var item = items.Find(i => i.Stay is { ArrivedAt: null } stay && stay.AtId == Here);
        var key = item?.Copy.RegisterNumber ?? typed;
        var now = time.GetUtcNow();
        var written = await db.Database.ExecuteSqlAsync(
            $"""
             insert into library.box_scan (box_id, place, typed, site_id, copy_id, scanned_at)
             values ({box.Id}, {way.Place}, {key}, {box.SiteId}, {item?.Copy.Id}, {now}) on conflict do nothing
             """,
            cancellation);
        return new CheckAnswer(item is null ? CheckKind.Extra : written == 0 ? CheckKind.Twice : CheckKind.There, item?.Copy);
    }

    /// <summary>What was scanned where it is coming in, or at a stop before.</summary>
    internal async Task<IReadOnlyList<BoxScan>> ScansAsync(Box box, int place, CancellationToken cancellation)
        => await db.BoxScans.OfAllSites().AsNoTracking().Where(s => s.BoxId == box.Id && s.Place == place).OrderByDescending(s => s.ScannedAt).ToListAsync(cancellation);

    internal async Task<bool> UnscanAsync(Box box, string typed, CancellationToken cancellation)
        => MayCheckIn(box) && await db.BoxScans.OfAllSites().Where(s => s.BoxId == box.Id && s.Place == box.Towards!.Place && s.Typed == typed).ExecuteDeleteAsync(cancellation) > 0;

    /// <summary>All that came is scanned. What is missing is under way still, until it turns up or its owner notes it as lost.</summary>
    /// <returns>How many are here, and how many are missing; null when it is not under way to here any more.</returns>
    internal async Task<(int Here, int Missing)?> ArriveAsync(Box box, CancellationToken cancellation)
    {
        if (box.Towards is not { } way || way.SchoolId != Here)
            return null;
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.BoxStops.OfAllSites().Where(s => s.BoxId == box.Id && s.Place == way.Place && s.ArrivedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.ArrivedAt, now), cancellation) == 0)
            return null;
        Guid[] scanned = await db.BoxScans.OfAllSites().Where(s => s.BoxId == box.Id && s.Place == way.Place && s.CopyId != null).Select(s => s.CopyId!.Value).ToArrayAsync(cancellation);
        var stays = db.Stays.OfAllSites().Where(s => s.BoxId == box.Id && s.EndedAt == null && s.AtId == Here && s.ArrivedAt == null);
        var isHome = Here == box.SiteId;
        // At home also what stayed behind on the way and has not come since.
        var missing = await db.Stays.OfAllSites().CountAsync(s => s.BoxId == box.Id && s.EndedAt == null && (isHome || s.AtId == Here && s.ArrivedAt == null) && !scanned.Contains(s.CopyId), cancellation);
        await db.BoxItems.OfAllSites().Where(i => i.BoxId == box.Id && scanned.Contains(i.CopyId)).ExecuteUpdateAsync(set => set.SetProperty(i => i.SeenPlace, way.Place), cancellation);
        if (isHome)
            await db.Boxes.Where(b => b.Id == box.Id).ExecuteUpdateAsync(set => set.SetProperty(b => b.ClosedAt, now), cancellation);
        await ArriveAsync(stays.Where(s => scanned.Contains(s.CopyId)), isHome, now, cancellation);
        db.Record("library.box.arrive", $"box:{box.Id}", new { way.Place, here = scanned.Length, missing });
        await db.SaveChangesAsync(cancellation);
        if (isHome)
            await SetAsideAsync(scanned, cancellation);
        await transaction.CommitAsync(cancellation);
        return (scanned.Length, missing);
    }

    /// <summary>What stayed behind at this school, or turned up when the box had gone on, goes home by itself.</summary>
    internal async Task<bool> SendAfterAsync(Box box, Guid copyId, CancellationToken cancellation)
    {
        if (Here == box.SiteId || box.HolderId == Here)
            return false;
        try
        {
            return await db.Stays.OfAllSites().Where(s => s.BoxId == box.Id && s.CopyId == copyId && s.EndedAt == null && s.AtId == Here && s.ArrivedAt != null)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.AtId, box.SiteId).SetProperty(s => s.ArrivedAt, (DateTimeOffset?)null).SetProperty(s => s.DueOn, (DateOnly?)null), cancellation) > 0;
        }
        catch (PostgresException late) when (late.SqlState == LibraryDbContext.Elsewhere)
        {
            return false;
        }
    }

    /// <summary>Whose book it is notes it as lost, and which school had it last.</summary>
    internal async Task<bool> LoseAsync(Box box, Guid copyId, CancellationToken cancellation)
    {
        if (Here != box.SiteId || (await boxes.ItemsAsync(box, cancellation)).FirstOrDefault(i => i.Copy.Id == copyId) is not { Stay: not null } item || !item.IsMissing(box))
            return false;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await guests.LoseAsync(copyId, cancellation);
        var had = HadBy(box, item.Item);
        await db.BoxItems.Where(i => i.BoxId == box.Id && i.CopyId == copyId).ExecuteUpdateAsync(set => set.SetProperty(i => i.LostSchoolId, had), cancellation);
        db.Record("library.box.lost", $"copy:{copyId}", new { box = box.Id, had });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>The school that had it in hand last.</summary>
    internal static Guid HadBy(Box box, BoxItem item) => box.Stops.Find(s => s.Place == item.SeenPlace)?.SchoolId ?? box.SiteId;

    private async Task<CheckAnswer> TurnUpAsync(Box box, BoxCopy item, Stay stay, CancellationToken cancellation)
    {
        var isHome = Here == box.SiteId;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await ArriveAsync(db.Stays.OfAllSites().Where(s => s.Id == stay.Id), isHome, time.GetUtcNow(), cancellation);
        if (box.Stops.Where(s => s.SchoolId == Here && s.ArrivedAt is not null).MaxBy(s => s.Place) is { } stop)
            await db.BoxItems.OfAllSites().Where(i => i.BoxId == box.Id && i.CopyId == item.Copy.Id).ExecuteUpdateAsync(set => set.SetProperty(i => i.SeenPlace, stop.Place), cancellation);
        if (isHome)
            await SetAsideAsync([item.Copy.Id], cancellation);
        await transaction.CommitAsync(cancellation);
        return new CheckAnswer(CheckKind.TurnedUp, item.Copy);
    }

    private static Task<int> ArriveAsync(IQueryable<Stay> stays, bool isHome, DateTimeOffset now, CancellationToken cancellation) => isHome
        ? stays.ExecuteUpdateAsync(set => set.SetProperty(s => s.ArrivedAt, now).SetProperty(s => s.EndedAt, now).SetProperty(s => s.End, StayEnd.Home), cancellation)
        : stays.ExecuteUpdateAsync(set => set.SetProperty(s => s.ArrivedAt, now), cancellation);

    private async Task SetAsideAsync(Guid[] copyIds, CancellationToken cancellation)
    {
        foreach (var copy in await db.Copies.Where(c => copyIds.Contains(c.Id) && db.Holds.Any(h => h.TitleId == c.TitleId && h.EndedAt == null && h.CopyId == null)).ToListAsync(cancellation))
            await holds.SetAsideAsync(copy, cancellation);
    }

    /// <summary>The next of the plan; where that is over, home.</summary>
    private async Task<BoxStop> NextAsync(Box box, CancellationToken cancellation)
    {
        if (box.Next is { } planned)
            return planned;
        var home = new BoxStop { BoxId = box.Id, Place = box.Stops.Max(s => s.Place) + 1, SiteId = box.SiteId, SchoolId = box.SiteId, From = rules.Today, Until = rules.Today };
        db.BoxStops.Add(home);
        await db.SaveChangesAsync(cancellation);
        return home;
    }

    private static bool Is(Copy copy, Stay? stay, string typed)
        => copy.Barcode == typed || stay?.Code == typed || Register.Read(typed) is var (register, number) && copy.Register == register && copy.Number == number;
}

/// <param name="Behind">How many readers have still.</param>
internal sealed record HandOverAnswer(bool IsDone, int Copies = 0, int Behind = 0, bool IsEmpty = false, Guid ToId = default);

/// <param name="Copy">Null for what is not on the manifest.</param>
internal sealed record CheckAnswer(CheckKind Kind, Copy? Copy = null);

internal enum CheckKind
{
    There,
    Twice,

    /// <summary>Not on the manifest.</summary>
    Extra,

    /// <summary>Was missing.</summary>
    TurnedUp,

    /// <summary>Nothing of it is under way to here.</summary>
    NotExpected,
}
