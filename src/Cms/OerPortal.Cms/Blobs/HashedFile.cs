using System.Security.Cryptography;

namespace OerPortal.Cms.Blobs;

/// <summary>Files with the hash of their content, read or written piece by piece.</summary>
internal static class HashedFile
{
    internal const int Chunk = 128 * 1024;

    /// <summary>Writes a new file, onto the disk.</summary>
    /// <returns>Its hash.</returns>
    internal static async Task<string> WriteAsync(Stream content, string path, CancellationToken cancellation)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, Chunk, FileOptions.Asynchronous);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[Chunk];
        int read;
        while ((read = await content.ReadAsync(buffer, cancellation)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        file.Flush(flushToDisk: true);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    internal static async Task<string> HashOfAsync(string path, CancellationToken cancellation)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, Chunk, FileOptions.Asynchronous | FileOptions.SequentialScan);
        return await HashOfAsync(file, cancellation);
    }

    internal static async Task<string> HashOfAsync(Stream content, CancellationToken cancellation)
        => Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation));
}
