using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Sites;
using OerPortal.Library.Data;
using OerPortal.Library.Models;

namespace OerPortal.Library.Between;

/// <summary>Copies of other schools that are at the current one, and copies of its own that are away.</summary>
internal sealed class Guests(LibraryDbContext db, ISites sites, ISiteContext site, TimeProvider time)
{
    /// <summary>By the code on the slip, by what a scanner reads or the number of a register. Several schools may have such a number.</summary>
    internal async Task<IReadOnlyList<Copy>> FindAsync(string typed, CancellationToken cancellation)
    {
        if (typed.Length == 0 || !await db.GuestsHere.AnyAsync(cancellation))
            return [];
        var (register, number) = Register.Read(typed) is var (kind, its) ? ((BookKind?)kind, its) : (null, 0);
        var stays = await db.GuestsHere.Where(s => s.Code == typed || s.Copy.Barcode == typed || register != null && s.Copy.Register == register && s.Copy.Number == number).ToListAsync(cancellation);
        return [.. stays.Select(s => s.Copy)];
    }

    internal async Task<Copy?> CopyAsync(Guid copyId, CancellationToken cancellation) => (await db.GuestsHere.FirstOrDefaultAsync(s => s.CopyId == copyId, cancellation))?.Copy;

    /// <summary>That goes on, of a copy of the school or of a guest.</summary>
    internal Task<Stay?> OfCopyAsync(Guid copyId, CancellationToken cancellation)
        => db.Stays.OfAllSites().AsNoTracking().FirstOrDefaultAsync(s => s.CopyId == copyId && s.EndedAt == null && (s.SiteId == site.Current.Id || s.AtId == site.Current.Id), cancellation);

    /// <summary>Whose guests copies are, and until when, by copy.</summary>
    internal async Task<IReadOnlyDictionary<Guid, Guest>> NamedAsync(IReadOnlyCollection<Guid> copyIds, CancellationToken cancellation)
        => copyIds.Count == 0
            ? new Dictionary<Guid, Guest>()
            : (await db.GuestsHere.AsNoTracking().Where(s => copyIds.Contains(s.CopyId)).ToListAsync(cancellation)).ToDictionary(s => s.CopyId, s => new Guest(s, NameOf(s.SiteId)));

    /// <summary>The reader for whom a guest came; null when it came for nobody, or they have had it.</summary>
    internal Task<Guid?> MeantForAsync(Guid copyId, CancellationToken cancellation)
        => db.Interloans.Where(i => i.CopyId == copyId && i.State == InterloanState.Received && i.PersonId != null
                && !db.Loans.Any(l => l.CopyId == copyId && l.PersonId == i.PersonId && l.LentAt >= i.ReceivedAt))
            .Select(i => i.PersonId).FirstOrDefaultAsync(cancellation);

    /// <summary>A reader, or the school, has lost it: it is its owner's to know. In the transaction of what happened.</summary>
    internal async Task LoseAsync(Guid copyId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (await db.Stays.OfAllSites().AsNoTracking().FirstOrDefaultAsync(s => s.CopyId == copyId && s.EndedAt == null, cancellation) is not { } stay)
            return;
        await db.Stays.OfAllSites().Where(s => s.Id == stay.Id && s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now).SetProperty(s => s.End, StayEnd.Lost), cancellation);
        await db.Copies.OfAllSites().Where(c => c.Id == copyId && c.State != CopyState.WrittenOff).ExecuteUpdateAsync(set => set.SetProperty(c => c.State, CopyState.Lost).SetProperty(c => c.StateAt, now), cancellation);
        if (stay.InterloanId is { } id)
        {
            await db.Interloans.OfAllSites().Where(i => i.Id == id).ExecuteUpdateAsync(set => set.SetProperty(i => i.State, InterloanState.Lost).SetProperty(i => i.EndedAt, now), cancellation);
            await db.EnqueueNowAsync(new TellOfInterloan(id, InterloanState.Lost, IsToLender: site.Current.Id != stay.SiteId), null, cancellation);
        }
        await db.BoxItems.OfAllSites().Where(i => i.BoxId == stay.BoxId && i.CopyId == copyId).ExecuteUpdateAsync(set => set.SetProperty(i => i.LostAt, now).SetProperty(i => i.LostSchoolId, site.Current.Id), cancellation);
    }

    /// <summary>That it was lost was a slip of the hand: it is at the current school still.</summary>
    internal async Task FindAgainAsync(Guid copyId, CancellationToken cancellation)
    {
        if (await db.Stays.OfAllSites().AsNoTracking().Where(s => s.CopyId == copyId && s.AtId == site.Current.Id && s.SiteId != site.Current.Id && s.End == StayEnd.Lost).OrderByDescending(s => s.EndedAt).FirstOrDefaultAsync(cancellation) is not { } stay
            || await db.Stays.OfAllSites().AnyAsync(s => s.CopyId == copyId && s.EndedAt == null, cancellation))
            return;
        await db.Stays.OfAllSites().Where(s => s.Id == stay.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, (DateTimeOffset?)null).SetProperty(s => s.End, (StayEnd?)null), cancellation);
        await db.Interloans.OfAllSites().Where(i => i.Id == stay.InterloanId).ExecuteUpdateAsync(set => set.SetProperty(i => i.State, InterloanState.Received).SetProperty(i => i.EndedAt, (DateTimeOffset?)null), cancellation);
        await db.BoxItems.OfAllSites().Where(i => i.BoxId == stay.BoxId && i.CopyId == copyId).ExecuteUpdateAsync(set => set.SetProperty(i => i.LostAt, (DateTimeOffset?)null).SetProperty(i => i.LostSchoolId, (Guid?)null), cancellation);
    }

    internal string NameOf(Guid schoolId) => sites.Find(schoolId)?.Name ?? "";
}

/// <param name="Owner">The school's name.</param>
internal sealed record Guest(Stay Stay, string Owner);
