using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Ingest;
using OerPortal.Library.Data;
using OerPortal.Library.Models;
using OerPortal.Library.Readers;

namespace OerPortal.Library.Photos;

/// <summary>Pictures of many readers in a ZIP: it is scanned, then looked at, then taken in.</summary>
internal sealed class PhotoBatches(LibraryDbContext db, IFiles files, IArchives archives, LibraryReaders readers, ReaderPhotos photos, ICurrentPerson person, ISiteContext site, TimeProvider time)
{
    internal const int LargestZip = 300 << 20;
    internal const int MostPhotos = 2_000;
    private const int Shown = 10;

    internal async Task<IReadOnlyList<PhotoBatch>> LatestAsync(CancellationToken cancellation) => await db.PhotoBatches.AsNoTracking().OrderByDescending(b => b.AddedAt).Take(Shown).ToListAsync(cancellation);

    internal Task<PhotoBatch?> FindAsync(Guid batchId, CancellationToken cancellation) => db.PhotoBatches.FirstOrDefaultAsync(b => b.Id == batchId, cancellation);

    /// <exception cref="NoRoomException">The disk is full, or the person or school has used up its room.</exception>
    internal async Task<Guid> AddAsync(string name, Stream content, CancellationToken cancellation)
    {
        var file = await files.AcceptAsync(new NewFile(site.Current.Id, person.Id!.Value, $"{PhotoBatch.HolderKind}:{site.Current.Id}", name), content, cancellation);
        var batch = new PhotoBatch { SiteId = site.Current.Id, FileId = file, Name = name, AddedAt = time.GetUtcNow(), AddedBy = person.Id.Value };
        db.PhotoBatches.Add(batch);
        await db.SaveChangesAsync(cancellation);
        return batch.Id;
    }

    /// <summary>How far the scan is, and once it is over, whose each picture is.</summary>
    internal async Task<BatchView> ViewAsync(PhotoBatch batch, CancellationToken cancellation)
    {
        var file = await files.FindAsync(batch.FileId, cancellation);
        if (file is { IsSettled: false })
            return new BatchView(BatchState.Arriving, []);
        if (file is not { IsReady: true } || await archives.OpenAsync(batch.FileId, cancellation) is not { } archive)
            return new BatchView(BatchState.Refused, []);
        await using (archive)
            return new BatchView(BatchState.Ready, await RowsAsync(archive, cancellation));
    }

    /// <summary>Takes in every picture whose reader is known; in a job, for they are many.</summary>
    internal async Task TakeAsync(PhotoBatch batch, CancellationToken cancellation)
    {
        if (batch.TakenAt is not null || await archives.OpenAsync(batch.FileId, cancellation) is not { } archive)
            return;
        await using (archive)
        {
            var members = archive.Members.ToDictionary(m => m.Name);
            foreach (var row in (await RowsAsync(archive, cancellation)).Where(r => r.Fault is null))
            {
                await using var content = archive.Open(members[row.Name]);
                var id = await files.AcceptAsync(new NewFile(batch.SiteId, batch.AddedBy, $"{ReaderPhoto.HolderKind}:{batch.SiteId}", Path.GetFileName(row.Name)), content, cancellation);
                await photos.PlaceAsync(row.Reader!.PersonId, id, cancellation);
                batch.Taken++;
            }
        }
        batch.TakenAt = time.GetUtcNow();
        await db.SaveChangesAsync(cancellation);
    }

    private async Task<IReadOnlyList<PhotoRow>> RowsAsync(IOpenArchive archive, CancellationToken cancellation)
    {
        var (rows, seen) = (new List<PhotoRow>(), new HashSet<Guid>());
        // What systems put beside: "__MACOSX/._BD000001.jpg".
        foreach (var member in archive.Members.Where(m => !Path.GetFileName(m.Name).StartsWith('.')).Take(MostPhotos))
        {
            var ending = Path.GetExtension(member.Name).ToLowerInvariant();
            var reader = ReaderPhotos.Endings.Contains(ending) ? await readers.WithCardAsync(Path.GetFileNameWithoutExtension(member.Name), cancellation) : null;
            var fault = !ReaderPhotos.Endings.Contains(ending) ? PhotoFault.NoPicture
                : member.Length > ReaderPhotos.LargestPhoto ? PhotoFault.TooLarge
                : reader is null ? PhotoFault.Unknown
                : !seen.Add(reader.PersonId) ? PhotoFault.Twice
                : (PhotoFault?)null;
            rows.Add(new PhotoRow(member.Name, reader, fault));
        }
        return rows;
    }
}

/// <summary>Takes the pictures of a ZIP in, when somebody has looked at the list.</summary>
internal sealed record TakePhotos(Guid BatchId) : IJob
{
    string IJob.Key => $"{nameof(TakePhotos)}:{BatchId}";

    JobLane IJob.Lane => JobLane.Ordinary;
}

internal sealed class TakePhotosJob(PhotoBatches batches) : IJobHandler<TakePhotos>
{
    public async Task RunAsync(TakePhotos job, IJobProgress progress, CancellationToken cancellation)
    {
        if (await batches.FindAsync(job.BatchId, cancellation) is { } batch)
            await batches.TakeAsync(batch, cancellation);
    }
}

internal sealed record BatchView(BatchState State, IReadOnlyList<PhotoRow> Rows);

internal enum BatchState
{
    Arriving,
    Ready,

    /// <summary>Infected, or no ZIP.</summary>
    Refused,
}

/// <param name="Fault">Why it is left out; null for what is taken in.</param>
internal sealed record PhotoRow(string Name, Reader? Reader, PhotoFault? Fault);

internal enum PhotoFault
{
    NoPicture,
    TooLarge,
    Unknown,

    /// <summary>Another picture of the same reader stands before it.</summary>
    Twice,
}
