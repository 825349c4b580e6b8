using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Blobs;
using OerPortal.Cms.Text;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Pipeline;
using OerPortal.Ingest.Quotas;

namespace OerPortal.Ingest.Uploads;

/// <summary>Takes whole files into quarantine: blob first, then one transaction that makes it known.</summary>
public sealed class FileIntake(IngestDbContext data, FileMoves moves, BlobPlacing placing, IBlobStore blobs, UploadParts parts, PortalFolders folders, IngestSettings settings, RoomCheck room, TimeProvider time)
{
    private const int LongestName = 255;

    /// <summary>A file from inside the portal.</summary>
    public async Task<Guid> AcceptAsync(NewFile file, Stream content, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folders.Temp);
        var temporary = Path.Combine(folders.Temp, $"accept-{Guid.CreateVersion7():N}");
        try
        {
            var (hash, length) = await ReceiveAsync(content, temporary, cancellation);
            var row = NewRow(file.SiteId, file.OwnerId, file.Holder, file.Name, declaredType: null, length);
            await room.DemandAsync(row.SiteId, row.OwnerId, length, () => data.Add(row), cancellation);
            await QuarantineAsync(row, temporary, hash, cancellation);
            return row.Id;
        }
        catch (IOException e) when (e.IsDiskFull())
        {
            throw new NoRoomException("ingest.upload.disk-full");
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Receiving → Quarantined for a part file that has all its bytes.</summary>
    /// <returns>False when somebody else has finished it.</returns>
    public async Task<bool> QuarantineAsync(StoredFile row, string temporaryFile, string sha256, CancellationToken cancellation)
    {
        // Known before the part becomes a blob: a process that dies between the two must find it again.
        await data.Files.Where(f => f.Id == row.Id && f.State == FileState.Receiving).ExecuteUpdateAsync(s => s.SetProperty(f => f.Arriving, sha256), cancellation);
        await placing.PlaceAsync(temporaryFile, sha256, cancellation);
        return await KnownAsync(row, sha256, cancellation);
    }

    private Task<bool> KnownAsync(StoredFile row, string sha256, CancellationToken cancellation) =>
        moves.MoveAsync(
            row,
            FileState.Quarantined,
            set => set.SetProperty(f => f.Sha256, sha256).SetProperty(f => f.Arriving, (string?)null).SetProperty(f => f.ExpiresAt, (DateTimeOffset?)null),
            along: null,
            cancellation);

    /// <summary>Whether all bytes of an unfinished upload are here: as its part, or already as a blob.</summary>
    internal async Task<bool> IsWholeAsync(StoredFile row, CancellationToken cancellation) =>
        parts.LengthOf(row.Id) == row.Length || (row.Arriving is { } sha256 && parts.LengthOf(row.Id) == 0 && await blobs.ExistsAsync(sha256, cancellation));

    /// <summary>Finishes an upload whose bytes are all here although its last request died before the end.</summary>
    /// <returns>False while another request has it.</returns>
    internal async Task<bool> FinishAsync(StoredFile row)
    {
        if (parts.TryTake(row.Id) is not { } upload)
            return false;
        try
        {
            if (!await IsWholeAsync(row, CancellationToken.None))
                return false;
            if (parts.LengthOf(row.Id) == row.Length)
                await FinishAsync(row, upload);
            else
                await KnownAsync(row, row.Arriving!, CancellationToken.None);
            return true;
        }
        finally
        {
            upload.Release();
        }
    }

    /// <summary>The last step of an upload. It must not be cut off by the client hanging up.</summary>
    internal async Task FinishAsync(StoredFile row, Upload upload)
    {
        var hash = await upload.HashAsync(row.Length, CancellationToken.None);
        await QuarantineAsync(row, parts.PathOf(row.Id), hash, CancellationToken.None);
        parts.Forget(row.Id);
    }

    /// <summary>Lets go of the part file of a removed upload.</summary>
    public void Forget(Guid fileId) => parts.Delete(fileId);

    internal StoredFile NewRow(Guid siteId, Guid ownerId, string holder, string name, string? declaredType, long length)
    {
        var now = time.GetUtcNow();
        return new StoredFile
        {
            SiteId = siteId,
            OwnerId = ownerId,
            Holder = holder,
            Name = CleanName(name),
            DeclaredType = declaredType,
            Length = length,
            State = FileState.Receiving,
            CreatedAt = now,
            MovedAt = now,
            ExpiresAt = now + settings.UploadLife,
        };
    }

    // The name is data, but it will be shown and offered for download: no path, no control or turning characters.
    internal static string CleanName(string name)
    {
        var last = name.Composed().Split('/', '\\')[^1];
        var shown = new string(last.Where(c => !char.IsControl(c) && c is not ((>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF')).ToArray()).Trim(' ', '.');
        if (shown.Length > LongestName)
        {
            var extension = Path.GetExtension(shown) is { Length: < 10 } e ? e : "";
            shown = shown[..(LongestName - extension.Length)].TrimEnd('\uD800', ' ') + extension;
        }
        return shown.Length == 0 ? "tep" : shown;
    }

    private static async Task<(string Hash, long Length)> ReceiveAsync(Stream content, string path, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        var buffer = new byte[128 << 10];
        int read;
        while ((read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }
        return (Convert.ToHexStringLower(hash.GetHashAndReset()), file.Length);
    }
}
