using System.IO.Compression;
using System.Security.Cryptography;

namespace OerPortal.Epub;

/// <summary>One file of members behind one another, hashed while it is written (docs/adr/0007-publication-pack.md).</summary>
internal sealed class PackFile : IAsyncDisposable
{
    /// <summary>What <see cref="Smaller"/> makes.</summary>
    public const string Encoding = "gzip";

    private readonly FileStream _output;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <param name="path">A new file.</param>
    public PackFile(string path) => _output = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 128 << 10);

    /// <returns>Where it lies.</returns>
    public async Task<(long Offset, long Length)> AddAsync(byte[] bytes, CancellationToken cancellation)
    {
        var offset = _output.Position;
        _hash.AppendData(bytes);
        await _output.WriteAsync(bytes, cancellation);
        return (offset, bytes.Length);
    }

    /// <inheritdoc cref="AddAsync(byte[], CancellationToken)" />
    public async Task<(long Offset, long Length)> AddAsync(Stream content, CancellationToken cancellation)
    {
        var offset = _output.Position;
        var buffer = new byte[128 << 10];
        int read;
        while ((read = await content.ReadAsync(buffer, cancellation)) > 0)
        {
            _hash.AppendData(buffer, 0, read);
            await _output.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }
        return (offset, _output.Position - offset);
    }

    /// <returns>The hash of all of it.</returns>
    public string Finish()
    {
        // To the disk while there is time: placing the blob waits for it.
        _output.Flush(flushToDisk: true);
        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    /// <summary>The bytes compressed; null when that saves less than a tenth.</summary>
    public static byte[]? Smaller(byte[] bytes)
    {
        using var buffer = new MemoryStream((bytes.Length / 3) + 64);
        using (var gzip = new GZipStream(buffer, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(bytes);
        return buffer.Length < bytes.Length * 9L / 10 ? buffer.ToArray() : null;
    }

    public async ValueTask DisposeAsync()
    {
        await _output.DisposeAsync();
        _hash.Dispose();
    }
}
