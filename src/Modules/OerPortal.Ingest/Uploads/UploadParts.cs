using System.Collections.Concurrent;
using System.Security.Cryptography;
using OerPortal.Cms.Blobs;

namespace OerPortal.Ingest.Uploads;

/// <summary>
/// The bytes of unfinished uploads: one file each below the temporary folder, whose length is the offset. The hash is
/// carried along in memory while parts follow each other, and computed anew after a restart.
/// </summary>
public sealed class UploadParts(PortalFolders folders)
{
    private const long LeastFreeBytes = 2L << 30;
    private readonly ConcurrentDictionary<Guid, Upload> _known = new();

    /// <summary>Path of an upload's bytes.</summary>
    public string PathOf(Guid id) => Path.Combine(folders.Temp, $"upload-{id:N}");

    /// <summary>Bytes received so far.</summary>
    public long LengthOf(Guid id) => new FileInfo(PathOf(id)) is { Exists: true } file ? file.Length : 0;

    /// <summary>Whether the disk takes this many more bytes and keeps 2 GB and 5 % free.</summary>
    public bool HasRoomFor(long bytes)
    {
        Directory.CreateDirectory(folders.Temp);
        var drive = new DriveInfo(folders.Temp);
        var left = drive.AvailableFreeSpace - bytes;
        return left >= LeastFreeBytes && left >= drive.TotalSize / 20;
    }

    /// <summary>Removes an upload's bytes.</summary>
    public void Delete(Guid id)
    {
        if (_known.TryRemove(id, out var upload))
            upload.Dispose();
        File.Delete(PathOf(id));
    }

    /// <summary>Takes the upload for one request; a second one at the same time is turned away.</summary>
    internal Upload? TryTake(Guid id)
    {
        var upload = _known.GetOrAdd(id, key => new Upload(PathOf(key)));
        return upload.TryTake() ? upload : null;
    }

    /// <summary>Forgets the running hash of a finished upload.</summary>
    internal void Forget(Guid id)
    {
        if (_known.TryRemove(id, out var upload))
            upload.Dispose();
    }

    /// <summary>Ids of all part files on the disk, with their age.</summary>
    internal IEnumerable<(Guid Id, DateTimeOffset TouchedAt)> OnDisk()
    {
        if (!Directory.Exists(folders.Temp))
            yield break;
        foreach (var file in new DirectoryInfo(folders.Temp).EnumerateFiles("upload-*"))
        {
            if (Guid.TryParse(file.Name.AsSpan("upload-".Length), out var id))
                yield return (id, new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero));
        }
    }
}

/// <summary>One upload's bytes while a request writes them.</summary>
internal sealed class Upload(string path) : IDisposable
{
    // What a locked file answers: EWOULDBLOCK of flock(2) on Linux, ERROR_SHARING_VIOLATION on Windows.
    private const int WouldBlock = 11;
    private const int SharingViolation = unchecked((int)0x80070020);

    private IncrementalHash? _hash;
    private long _hashed;
    private int _taken;

    public bool TryTake() => Interlocked.Exchange(ref _taken, 1) == 0;

    public void Release() => Volatile.Write(ref _taken, 0);

    /// <summary>Appends from the body until it ends or the upload is full.</summary>
    /// <returns>The new length; what arrived before an error stays.</returns>
    public async Task<long> AppendAsync(Stream body, long offset, long atMost, HashAlgorithmName? checksum, Func<byte[], bool>? accept, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var file = OpenToWrite();
        file.Position = offset;
        using var part = checksum is { } algorithm ? IncrementalHash.CreateHash(algorithm) : null;
        var buffer = new byte[128 << 10];
        try
        {
            int read;
            while ((read = await body.ReadAsync(buffer, cancellation)) > 0)
            {
                if (file.Position + read > atMost)
                    throw new UploadTooLongException();
                await file.WriteAsync(buffer.AsMemory(0, read), CancellationToken.None);
                part?.AppendData(buffer, 0, read);
                if (checksum is null)
                    Carry(file.Position - read, buffer.AsSpan(0, read));
            }
        }
        catch when (checksum is not null)
        {
            // A part with a checksum counts whole or not at all.
            file.SetLength(offset);
            throw;
        }
        if (part is not null && !accept!(part.GetHashAndReset()))
            file.SetLength(offset);
        return file.Length;
    }

    private FileStream OpenToWrite()
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, bufferSize: 0);
        }
        catch (IOException e) when (e.HResult is WouldBlock or SharingViolation)
        {
            // Another instance on the same folder writes a piece of it.
            throw new UploadBusyException();
        }
    }

    /// <summary>The hash of all bytes.</summary>
    public async Task<string> HashAsync(long length, CancellationToken cancellation)
    {
        if (_hash is not null && _hashed == length)
        {
            var carried = Convert.ToHexStringLower(_hash.GetHashAndReset());
            _hashed = -1;
            return carried;
        }
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation));
    }

    public void Dispose() => _hash?.Dispose();

    private void Carry(long at, ReadOnlySpan<byte> bytes)
    {
        if (at == 0)
        {
            _hash?.Dispose();
            _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            _hashed = 0;
        }
        if (_hash is null || _hashed != at)
        {
            _hashed = -1;
            return;
        }
        _hash.AppendData(bytes);
        _hashed = at + bytes.Length;
    }
}

/// <summary>Another process has it.</summary>
internal sealed class UploadBusyException : Exception;

/// <summary>More bytes came than the upload was announced with.</summary>
internal sealed class UploadTooLongException : Exception;
