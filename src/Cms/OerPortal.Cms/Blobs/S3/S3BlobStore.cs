using System.Runtime.CompilerServices;
using Amazon.S3;
using Amazon.S3.Model;

namespace OerPortal.Cms.Blobs.S3;

/// <summary>Blobs in a bucket: <c>sha256/aa/bb/{hash}</c>. Nothing is held in memory; see docs/adr/0036-blobs-in-s3.md.</summary>
internal sealed class S3BlobStore(S3Line line, S3Settings settings, PortalFolders folders) : IBlobStore
{
    private readonly S3Upload _upload = new(line, settings);
    private readonly WorkingRoom _room = new(settings.WorkingBytes);
    private readonly string _all = $"{settings.Prefix}{BlobName.Folder}/";

    public async Task<Blob> PutAsync(Stream content, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folders.Temp);
        var temporary = Path.Combine(folders.Temp, $"put-{Guid.CreateVersion7():N}");
        try
        {
            // The name is known when all of it was read.
            return await AdoptAsync(temporary, await HashedFile.WriteAsync(content, temporary, cancellation), cancellation);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public async Task<Blob> AdoptAsync(string temporaryFile, string? knownSha256, CancellationToken cancellation)
    {
        var hash = knownSha256 ?? await HashedFile.HashOfAsync(temporaryFile, cancellation);
        await _upload.SendAsync(temporaryFile, KeyOf(hash), cancellation);
        var length = new FileInfo(temporaryFile).Length;
        File.Delete(temporaryFile);
        return new Blob(hash, length);
    }

    public async Task<Stream> OpenReadAsync(string sha256, CancellationToken cancellation)
        => Stream(sha256, 0, await LengthAsync(sha256, cancellation) ?? throw new BlobUnavailableException(sha256, "it is missing"), first: null);

    public async Task<Stream> OpenRangeAsync(string sha256, long offset, long length, CancellationToken cancellation)
        => length == 0
            ? await OpenEmptyAsync(sha256, offset, cancellation)
            : Stream(sha256, offset, length, await GetAsync(sha256, offset, length, cancellation));

    public async Task<LocalBlob> BorrowLocalAsync(string sha256, CancellationToken cancellation)
    {
        await using var content = await OpenReadAsync(sha256, cancellation);
        var room = await _room.TakeAsync(content.Length, cancellation);
        Directory.CreateDirectory(folders.Temp);
        var copy = new LocalBlob(Path.Combine(folders.Temp, $"{LocalBlob.Prefix}{Guid.CreateVersion7():N}"), isCopy: true, room);
        try
        {
            return await HashedFile.WriteAsync(content, copy.Path, cancellation) == sha256 ? copy : throw new BlobUnavailableException(sha256, "its bytes are wrong");
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    public async Task<bool> ExistsAsync(string sha256, CancellationToken cancellation) => await LengthAsync(sha256, cancellation) is not null;

    // By way of this machine: servers disagree about how the source of a copy is named.
    public async Task SetAsideAsync(string sha256, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folders.Temp);
        var temporary = Path.Combine(folders.Temp, $"{LocalBlob.Prefix}{Guid.CreateVersion7():N}");
        try
        {
            await using (var content = await OpenReadAsync(sha256, cancellation))
                await HashedFile.WriteAsync(content, temporary, cancellation);
            await _upload.SendAsync(temporary, settings.Prefix + BlobName.Aside(sha256), cancellation);
            await DeleteAsync(sha256, cancellation);
        }
        catch (BlobUnavailableException)
        {
            // There is nothing to keep.
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public async Task DeleteAsync(string sha256, CancellationToken cancellation)
    {
        try
        {
            await line.AskAsync(token => line.Client.DeleteObjectAsync(new DeleteObjectRequest { BucketName = settings.Bucket, Key = KeyOf(sha256) }, token), cancellation);
        }
        catch (AmazonS3Exception)
        {
            // Some servers say that there was none.
        }
    }

    public async IAsyncEnumerable<StoredBlob> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        string? from = null;
        do
        {
            var some = new ListObjectsV2Request { BucketName = settings.Bucket, Prefix = _all, ContinuationToken = from };
            var page = await line.AskAsync(token => line.Client.ListObjectsV2Async(some, token), cancellation);
            foreach (var one in page.S3Objects ?? [])
                yield return new StoredBlob(one.Key[(one.Key.LastIndexOf('/') + 1)..], one.Size ?? 0, new DateTimeOffset((one.LastModified ?? DateTime.UnixEpoch).ToUniversalTime()));
            from = page.IsTruncated == true ? page.NextContinuationToken : null;
        }
        while (from is not null);
    }

    private async Task<long?> LengthAsync(string sha256, CancellationToken cancellation)
    {
        try
        {
            return (await line.AskAsync(token => line.Client.GetObjectMetadataAsync(new GetObjectMetadataRequest { BucketName = settings.Bucket, Key = KeyOf(sha256) }, token), cancellation)).ContentLength;
        }
        catch (AmazonS3Exception)
        {
            return null;
        }
    }

    // HTTP has no range of no bytes (RFC 9110 §14.1.2).
    private async Task<Stream> OpenEmptyAsync(string sha256, long offset, CancellationToken cancellation) => await LengthAsync(sha256, cancellation) switch
    {
        null => throw new BlobUnavailableException(sha256, "it is missing"),
        var whole when whole < offset => throw new BlobUnavailableException(sha256, "it is cut off"),
        _ => System.IO.Stream.Null,
    };

    private S3ReadStream Stream(string sha256, long offset, long length, GetObjectResponse? first)
        => new(line, (position, cancellation) => GetAsync(sha256, offset + position, length - position, cancellation), length, first);

    private async Task<GetObjectResponse> GetAsync(string sha256, long offset, long length, CancellationToken cancellation)
    {
        var part = new GetObjectRequest { BucketName = settings.Bucket, Key = KeyOf(sha256), ByteRange = new ByteRange(offset, offset + length - 1) };
        try
        {
            var answer = await line.AskAsync(token => line.Client.GetObjectAsync(part, token), cancellation);
            if (answer.ContentLength == length)
                return answer;
            answer.Dispose();
        }
        catch (AmazonS3Exception e) when (e.StatusCode == System.Net.HttpStatusCode.NotFound)
        {
            throw new BlobUnavailableException(sha256, "it is missing");
        }
        catch (AmazonS3Exception)
        {
            // Shorter than where the part begins.
        }

        throw new BlobUnavailableException(sha256, "it is cut off");
    }

    private string KeyOf(string sha256) => $"{_all}{BlobName.InFolders(sha256)}";
}
