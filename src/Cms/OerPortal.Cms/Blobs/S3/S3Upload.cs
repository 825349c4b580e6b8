using Amazon.S3.Model;

namespace OerPortal.Cms.Blobs.S3;

/// <summary>
/// Sends a file, a part at a time. Each part is signed with the hash of its bytes, which the server compares; the object appears when all
/// of it is there.
/// </summary>
internal sealed class S3Upload(S3Line line, S3Settings settings)
{
    private const int Part = 8 << 20;

    // Half a megabit a second is enough.
    private static readonly TimeSpan ForPart = TimeSpan.FromMinutes(2);

    public async Task SendAsync(string path, string key, CancellationToken cancellation)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
        if (file.Length > Part)
            await SendPartsAsync(path, file.Length, key, cancellation);
        else
            await line.AskAsync(
                token => line.Client.PutObjectAsync(new PutObjectRequest { BucketName = settings.Bucket, Key = key, InputStream = file, AutoCloseStream = false, UseChunkEncoding = false, ContentType = "application/octet-stream" }, token),
                ForPart,
                cancellation);
    }

    private async Task SendPartsAsync(string path, long length, string key, CancellationToken cancellation)
    {
        var begun = await line.AskAsync(
            token => line.Client.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest { BucketName = settings.Bucket, Key = key, ContentType = "application/octet-stream" }, token), cancellation);
        try
        {
            var parts = new List<PartETag>();
            for (long offset = 0; offset < length; offset += Part)
            {
                var part = new UploadPartRequest
                {
                    BucketName = settings.Bucket,
                    Key = key,
                    UploadId = begun.UploadId,
                    PartNumber = parts.Count + 1,
                    FilePath = path,
                    FilePosition = offset,
                    PartSize = Math.Min(Part, length - offset),
                    UseChunkEncoding = false,
                };
                var sent = await line.AskAsync(token => line.Client.UploadPartAsync(part, token), ForPart, cancellation);
                parts.Add(new PartETag(parts.Count + 1, sent.ETag));
            }

            var all = new CompleteMultipartUploadRequest { BucketName = settings.Bucket, Key = key, UploadId = begun.UploadId, PartETags = parts };
            await line.AskAsync(token => line.Client.CompleteMultipartUploadAsync(all, token), ForPart, cancellation);
        }
        catch
        {
            await AbortAsync(key, begun.UploadId);
            throw;
        }
    }

    private async Task AbortAsync(string key, string uploadId)
    {
        try
        {
            await line.AskAsync(token => line.Client.AbortMultipartUploadAsync(new AbortMultipartUploadRequest { BucketName = settings.Bucket, Key = key, UploadId = uploadId }, token), CancellationToken.None);
        }
        catch (Exception e) when (e is BlobStoreAwayException or Amazon.S3.AmazonS3Exception)
        {
            // What is left of it the bucket's own rule takes away (docs/operations.md).
        }
    }
}
