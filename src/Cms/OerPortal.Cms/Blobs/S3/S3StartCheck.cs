using System.Text;
using Amazon.S3;
using Amazon.S3.Model;
using OerPortal.Cms.Hosting;

namespace OerPortal.Cms.Blobs.S3;

/// <summary>
/// Asks for all that the portal does in the bucket, with a small object of its own, before anything is begun. A wrong setting ends the
/// start with a sentence; a bucket that does not answer does not.
/// </summary>
internal sealed class S3StartCheck(S3Line line, S3Settings settings)
{
    /// <exception cref="StartRefusedException">The settings are wrong; the message says which.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var key = $"{settings.Prefix}probe/{Guid.CreateVersion7():N}";
        var probe = new PutObjectRequest { BucketName = settings.Bucket, Key = key, InputStream = new MemoryStream(Encoding.ASCII.GetBytes("probe")), UseChunkEncoding = false };
        try
        {
            await line.AskAsync(token => line.Client.PutObjectAsync(probe, token), cancellation);
            using (await line.AskAsync(token => line.Client.GetObjectAsync(new GetObjectRequest { BucketName = settings.Bucket, Key = key, ByteRange = new ByteRange(1, 3) }, token), cancellation))
                await line.AskAsync(token => line.Client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = settings.Bucket, Prefix = settings.Prefix, MaxKeys = 1 }, token), cancellation);
            await line.AskAsync(token => line.Client.DeleteObjectAsync(new DeleteObjectRequest { BucketName = settings.Bucket, Key = key }, token), cancellation);
        }
        catch (BlobStoreAwayException away) when (away.InnerException is AmazonS3Exception answer && Sentence(answer) is { } sentence)
        {
            throw new StartRefusedException(sentence);
        }
        catch (BlobStoreAwayException)
        {
            // Said in the log; it may come back.
        }
    }

    private string? Sentence(AmazonS3Exception answer) => answer.ErrorCode switch
    {
        "NoSuchBucket" => $"There is no bucket \"{settings.Bucket}\" at {Place}: make it, or mend Blobs__S3__Bucket.",
        "InvalidAccessKeyId" => $"{Place} does not know the key \"{settings.AccessKey}\": mend Blobs__S3__AccessKey.",
        "SignatureDoesNotMatch" => $"{Place} does not accept the secret key: mend Blobs__S3__SecretKey (or the file of Blobs__S3__SecretKeyFile), or Blobs__S3__Region.",
        "AuthorizationHeaderMalformed" or "PermanentRedirect" or "IllegalLocationConstraintException" => $"The bucket \"{settings.Bucket}\" is not in the region \"{settings.Region}\": mend Blobs__S3__Region. {answer.Message}",
        "RequestTimeTooSkewed" => "The clock of this machine is wrong, so that the S3 server refuses it: set it (timedatectl set-ntp true).",
        "AccessDenied" or "Forbidden" => $"The key \"{settings.AccessKey}\" may not do all that is needed in the bucket \"{settings.Bucket}\": it must be allowed to list it, and to put, get and delete objects.",
        _ when (int)answer.StatusCode is >= 400 and < 500 and not 408 and not 429 => $"{Place} refuses what the portal asks for in the bucket \"{settings.Bucket}\": {answer.ErrorCode} {answer.Message}",
        _ => null,
    };

    private string Place => settings.Endpoint?.AbsoluteUri ?? $"Amazon S3 ({settings.Region})";
}
