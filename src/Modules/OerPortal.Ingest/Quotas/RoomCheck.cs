using Microsoft.EntityFrameworkCore;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Uploads;

namespace OerPortal.Ingest.Quotas;

/// <summary>
/// Whether there is room for one more file: of the person, of the school, on the disk. What is announced and not yet here counts,
/// and announcements come one after the other, so that together they promise no more than there is.
/// </summary>
public sealed class RoomCheck(IngestDbContext data, IStorage storage, UploadParts parts, IngestSettings settings)
{
    private const long Turn = 0x6F65726671756F74;

    /// <summary>Makes what <paramref name="announce"/> writes known when there is room for it.</summary>
    /// <param name="announce">Adds the file's row; saved here.</param>
    /// <exception cref="NoRoomException">There is none.</exception>
    public async Task DemandAsync(Guid siteId, Guid ownerId, long length, Action announce, CancellationToken cancellation)
    {
        await using var transaction = await data.Database.BeginTransactionAsync(cancellation);
        await data.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Turn})", cancellation);
        await DemandAsync(siteId, ownerId, length, cancellation);
        announce();
        await data.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        data.ChangeTracker.Clear();
    }

    private async Task DemandAsync(Guid siteId, Guid ownerId, long length, CancellationToken cancellation)
    {
        if (settings.PersonUploads is { } most && await data.Files.CountAsync(f => f.OwnerId == ownerId && f.State == FileState.Receiving, cancellation) >= most)
            throw new NoRoomException("ingest.upload.too-many", most) { IsNumber = true };
        if (await storage.OfPersonAsync(ownerId, cancellation) is { Limit: { } own } person && person.Bytes + length > own)
            throw new NoRoomException("ingest.upload.person-full", own);
        if (await storage.OfSiteAsync(siteId, cancellation) is { Limit: { } all } site && site.Bytes + length > all)
            throw new NoRoomException("ingest.upload.school-full", all);
        if (!parts.HasRoomFor(length + await StillToComeAsync(cancellation)))
            throw new NoRoomException("ingest.upload.disk-full");
    }

    /// <summary>Bytes that are announced and not here yet.</summary>
    private async Task<long> StillToComeAsync(CancellationToken cancellation)
    {
        var announced = await data.Files.AsNoTracking().Where(f => f.State == FileState.Receiving).Select(f => new { f.Id, f.Length }).ToListAsync(cancellation);
        return announced.Sum(f => Math.Max(0, f.Length - parts.LengthOf(f.Id)));
    }
}
