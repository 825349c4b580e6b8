using System.IO.Compression;
using System.Security.Cryptography;

namespace OerPortal.OpenData.Dumps;

/// <summary>A file that is packed and hashed while it is written.</summary>
internal sealed class PackedFile : IAsyncDisposable
{
    // GZipStream writes no byte where nothing was written, and no byte is no gzip (RFC 1952 2.3).
    private static readonly byte[] Nothing = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    private readonly FileStream _file;
    private readonly SHA256 _hash = SHA256.Create();
    private readonly CryptoStream _hashed;
    private readonly GZipStream _packed;
    private readonly string _name;

    /// <param name="name">Without what says that it is packed.</param>
    public PackedFile(string folder, string name)
    {
        _name = name + ".gz";
        _file = new FileStream(Path.Combine(folder, _name), FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 << 10, FileOptions.Asynchronous);
        _hashed = new CryptoStream(_file, _hash, CryptoStreamMode.Write, leaveOpen: true);
        _packed = new GZipStream(_hashed, CompressionLevel.Fastest, leaveOpen: true);
    }

    public Stream Content => _packed;

    /// <summary>Closes it; every byte is on the disk then.</summary>
    public async Task<DumpFile> EndAsync(string dataset, string mediaType, int records, CancellationToken cancellation)
    {
        await _packed.DisposeAsync();
        if (_file.Length == 0) await _hashed.WriteAsync(Nothing, cancellation);
        await _hashed.FlushFinalBlockAsync(cancellation);
        _file.Flush(flushToDisk: true);
        return new DumpFile(_name, dataset, mediaType, IsGzip: true, _file.Length, Convert.ToHexStringLower(_hash.Hash!), records);
    }

    // Closing what packs would write its end into a file that is given up; only the file has to be let go.
    public async ValueTask DisposeAsync()
    {
        await _file.DisposeAsync();
        _hash.Dispose();
    }
}
