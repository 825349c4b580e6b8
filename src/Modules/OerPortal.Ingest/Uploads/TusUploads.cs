using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Quotas;

namespace OerPortal.Ingest.Uploads;

/// <summary>The state of uploads: a file row in <see cref="FileState.Receiving"/> and the bytes on the disk.</summary>
public sealed class TusUploads(
    IngestDbContext data, UploadParts parts, FileIntake intake, IEnumerable<IUploadHolder> holders, ISiteContext site, ICurrentPerson person,
    IngestSettings settings, RoomCheck room, TimeProvider time)
{
    /// <summary>Whether the current person may add to the holder.</summary>
    internal async Task<bool> MayAddAsync(string kind, string id, CancellationToken cancellation) =>
        holders.FirstOrDefault(h => h.Kind == kind) is { } holder && await holder.MayAddAsync(id, cancellation);

    /// <summary>Announces an upload.</summary>
    /// <exception cref="NoRoomException">There is no room for it.</exception>
    internal async Task<StoredFile> CreateAsync(UploadMetadata metadata, long length, CancellationToken cancellation)
    {
        var row = intake.NewRow(site.Current.Id, person.Id!.Value, metadata.Holder, metadata.FileName, metadata.Type, length);
        await room.DemandAsync(
            row.SiteId,
            row.OwnerId,
            length,
            () =>
            {
                data.Add(row);
                data.Record("ingest.receiving", $"file:{row.Id}", new { length });
            },
            cancellation);
        return row;
    }

    /// <summary>The current person's own upload at this site; null for anybody else's, as for an unknown one.</summary>
    internal Task<StoredFile?> FindAsync(Guid id, CancellationToken cancellation) => data.Files.AsNoTracking()
        .FirstOrDefaultAsync(f => f.Id == id && f.OwnerId == person.Id && f.SiteId == site.Current.Id, cancellation);

    /// <summary>
    /// Bytes received: of a finished upload all of them. A client that hears "all" goes away, so one whose last step
    /// failed is finished before it is told so.
    /// </summary>
    /// <returns>Null while another request finishes it.</returns>
    internal async Task<long?> OffsetAsync(StoredFile file)
    {
        if (file.State != FileState.Receiving)
            return file.Length;
        var present = parts.LengthOf(file.Id);
        if (present < file.Length && !await intake.IsWholeAsync(file, CancellationToken.None))
            return present;
        return await intake.FinishAsync(file) ? file.Length : null;
    }

    /// <summary>Appends a part; with the last one the file goes into quarantine.</summary>
    internal async Task<UploadAnswer> AppendAsync(StoredFile file, long offset, Stream body, UploadChecksum? checksum, CancellationToken cancellation)
    {
        if (file.State != FileState.Receiving)
            return new UploadAnswer(offset == file.Length ? UploadOutcome.Taken : UploadOutcome.WrongOffset, file.Length);
        if (parts.TryTake(file.Id) is not { } upload)
            return new UploadAnswer(UploadOutcome.Busy, 0);
        try
        {
            var present = parts.LengthOf(file.Id);
            // All is here, but the last request died before the end. Whoever is told "all" goes away, so it is finished first.
            if (present == file.Length)
                await intake.FinishAsync(file, upload);
            if (offset != present)
                return new UploadAnswer(UploadOutcome.WrongOffset, present);
            if (present == file.Length)
                return new UploadAnswer(UploadOutcome.Taken, present);
            if (!parts.HasRoomFor(file.Length - present))
                return new UploadAnswer(UploadOutcome.DiskFull, present);
            var matches = true;
            var length = await upload.AppendAsync(
                body, present, file.Length, checksum?.Algorithm, digest => matches = checksum!.Matches(digest), cancellation);
            if (!matches)
                return new UploadAnswer(UploadOutcome.ChecksumWrong, present);
            await GoOnAsync(file, upload, length, cancellation);
            return new UploadAnswer(UploadOutcome.Taken, length);
        }
        catch (Exception e) when (e is UploadBusyException or FileNotFoundException)
        {
            // Another instance writes it, or has just finished it: the client asks again and learns which.
            return new UploadAnswer(UploadOutcome.Busy, 0);
        }
        catch (IOException e) when (e.IsDiskFull())
        {
            return new UploadAnswer(UploadOutcome.DiskFull, parts.LengthOf(file.Id));
        }
        catch (UploadTooLongException)
        {
            return new UploadAnswer(UploadOutcome.TooLong, parts.LengthOf(file.Id));
        }
        finally
        {
            upload.Release();
        }
    }

    /// <summary>Gives up an unfinished upload.</summary>
    internal async Task<bool> TerminateAsync(StoredFile file, CancellationToken cancellation)
    {
        if (file.State != FileState.Receiving)
            return false;
        var removed = await data.Files.Where(f => f.Id == file.Id && f.State == FileState.Receiving).ExecuteDeleteAsync(cancellation);
        parts.Delete(file.Id);
        return removed == 1;
    }

    private async Task GoOnAsync(StoredFile file, Upload upload, long length, CancellationToken cancellation)
    {
        if (length < file.Length)
        {
            file.ExpiresAt = time.GetUtcNow() + settings.UploadLife;
            await data.Files.Where(f => f.Id == file.Id).ExecuteUpdateAsync(s => s.SetProperty(f => f.ExpiresAt, file.ExpiresAt), cancellation);
            return;
        }
        await intake.FinishAsync(file, upload);
    }
}

internal enum UploadOutcome
{
    Taken,
    WrongOffset,
    Busy,
    DiskFull,
    ChecksumWrong,
    TooLong,
}

/// <param name="Offset">Bytes the server has now.</param>
internal sealed record UploadAnswer(UploadOutcome Outcome, long Offset);
