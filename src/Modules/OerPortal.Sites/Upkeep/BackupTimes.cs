using Microsoft.EntityFrameworkCore;
using OerPortal.Sites.Data;
using OerPortal.Sites.Models;

namespace OerPortal.Sites.Upkeep;

/// <summary>When the operator's script last made a backup, and when one was last restored to see whether it can be.</summary>
internal sealed class BackupTimes(SitesDbContext db, TimeProvider time)
{
    internal const string Done = "done";
    internal const string Tested = "tested";

    internal async Task<IReadOnlyDictionary<string, BackupTime>> ReadAsync(CancellationToken cancellation)
        => await db.Backups.AsNoTracking().ToDictionaryAsync(b => b.What, cancellation);

    /// <summary>Notes that it happened now.</summary>
    /// <param name="what"><see cref="Done"/> or <see cref="Tested"/>.</param>
    /// <param name="note">Where it lies, how large it is: the operator's own words.</param>
    internal async Task NoteAsync(string what, string note, CancellationToken cancellation)
    {
        var known = await db.Backups.FirstOrDefaultAsync(b => b.What == what, cancellation) ?? db.Backups.Add(new BackupTime { What = what }).Entity;
        (known.At, known.Note) = (time.GetUtcNow(), note);
        await db.SaveChangesAsync(cancellation);
    }
}
