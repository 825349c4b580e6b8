using Microsoft.Extensions.Configuration;
using OerPortal.Cms.Blobs.S3;
using OerPortal.Cms.Hosting;

namespace OerPortal.Cms.Blobs;

/// <summary>All places where blobs may lie, whichever of them new ones go to.</summary>
/// <param name="Disk">This machine's disk, or one that instances share.</param>
/// <param name="Waiting">Blobs that are on their way to the bucket.</param>
/// <param name="Bucket">Null where none is set.</param>
/// <param name="IsInBucket">Whether new ones go to the bucket (<c>Blobs:Store</c>).</param>
internal sealed record BlobLocations(LocalBlobStore Disk, LocalBlobStore Waiting, S3BlobStore? Bucket, bool IsInBucket)
{
    /// <summary>As long as a bucket is set both are read, so that a move in either direction has no gap.</summary>
    public IReadOnlyList<IBlobStore> Read => Bucket is null ? [Disk] : [Waiting, Disk, Bucket];

    /// <summary>Where a new blob is placed: always here, from where it may go on.</summary>
    public LocalBlobStore Arrival => IsInBucket ? Waiting : Disk;

    /// <param name="section"><c>Blobs</c>.</param>
    /// <exception cref="StartRefusedException">The setting is neither.</exception>
    public static bool ReadStore(IConfiguration section) => section["Store"] switch
    {
        null or "" or "disk" => false,
        "s3" when section["S3:Bucket"] is { Length: > 0 } => true,
        "s3" => throw new StartRefusedException("Blobs__Store is s3, but Blobs__S3__Bucket names no bucket."),
        var other => throw new StartRefusedException($"Blobs__Store must be disk or s3, not \"{other}\"."),
    };
}
