using OerPortal.Cms.Blobs;
using OerPortal.Cms.Jobs;
using OerPortal.Ingest.Jobs;

namespace OerPortal.Ingest.Fixity;

/// <summary>Opens blobs that are given out: one that is missing or not as long as it was is never given out, and is seen to.</summary>
public sealed class GoodBlobs(IBlobStore blobs, IJobs jobs)
{
    /// <param name="length">Of the whole blob, as it was placed.</param>
    /// <exception cref="BlobUnavailableException">It is missing or damaged; work on it is queued.</exception>
    public Task<Stream> OpenAsync(string sha256, long length, CancellationToken cancellation) => SeenToAsync(
        sha256,
        async () =>
        {
            var content = await blobs.OpenReadAsync(sha256, cancellation);
            if (content.Length == length)
                return content;
            await content.DisposeAsync();
            throw new BlobUnavailableException(sha256, "its length is wrong");
        },
        cancellation);

    /// <summary>A part of a blob.</summary>
    /// <exception cref="BlobUnavailableException">It is missing or damaged; work on it is queued.</exception>
    public Task<Stream> OpenRangeAsync(string sha256, long offset, long length, CancellationToken cancellation) =>
        SeenToAsync(sha256, () => blobs.OpenRangeAsync(sha256, offset, length, cancellation), cancellation);

    private async Task<Stream> SeenToAsync(string sha256, Func<Task<Stream>> open, CancellationToken cancellation)
    {
        try
        {
            return await open();
        }
        catch (BlobUnavailableException)
        {
            await jobs.EnqueueAsync(new MendBlob(sha256), how: null, cancellation);
            throw;
        }
    }
}
