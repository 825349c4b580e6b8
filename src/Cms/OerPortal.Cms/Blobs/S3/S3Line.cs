using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Microsoft.Extensions.Logging;

namespace OerPortal.Cms.Blobs.S3;

/// <summary>
/// The line to the bucket: its client, what tells an outage from an answer, and whether it was there when it was last asked.
/// </summary>
internal sealed class S3Line(S3Settings settings, TimeProvider time, ILogger<S3Line> log) : IDisposable
{
    // A page waits for it; a frozen server is as good as none.
    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(10);
    private readonly Lock _gate = new();

    public IAmazonS3 Client { get; } = ClientFor(settings);

    /// <summary>Since when it does not answer; null while it does.</summary>
    public DateTimeOffset? AwaySince { get; private set; }

    /// <summary>Asks something that is answered at once.</summary>
    /// <exception cref="BlobStoreAwayException">No answer, or one that says nothing about the blob.</exception>
    /// <exception cref="AmazonS3Exception">There is no such object, or no such part of it.</exception>
    public Task<T> AskAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellation) => AskAsync(ask, Answer, cancellation);

    /// <inheritdoc cref="AskAsync{T}(Func{CancellationToken, Task{T}}, CancellationToken)" />
    /// <param name="most">How long it may take.</param>
    public async Task<T> AskAsync<T>(Func<CancellationToken, Task<T>> ask, TimeSpan most, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(most);
        try
        {
            var answer = await ask(limit.Token);
            Here();
            return answer;
        }
        catch (AmazonS3Exception e) when (IsAboutObject(e))
        {
            Here();
            throw;
        }
        catch (Exception e) when (IsOutage(e) && !cancellation.IsCancellationRequested)
        {
            throw Away(e is OperationCanceledException ? "no answer in time" : e is AmazonS3Exception { ErrorCode: { } code } ? code : e.GetBaseException().Message, e);
        }
    }

    /// <summary>Remembers that it is away; said once in the log.</summary>
    public BlobStoreAwayException Away(string reason, Exception? cause)
    {
        lock (_gate)
        {
            if (AwaySince is null)
                log.LogWarning("The bucket does not answer: {Reason}. New files stay on this machine and are sent when it is back.", reason);
            AwaySince ??= time.GetUtcNow();
        }

        return new BlobStoreAwayException(reason, cause);
    }

    public void Dispose() => Client.Dispose();

    /// <summary>Whether the error says that there is no such object, or no such part of it.</summary>
    public static bool IsAboutObject(AmazonS3Exception e)
        => e.StatusCode is HttpStatusCode.RequestedRangeNotSatisfiable || (e.StatusCode is HttpStatusCode.NotFound && e.ErrorCode != "NoSuchBucket");

    /// <summary>Whether the error comes from the line or the server and not from what was asked.</summary>
    public static bool IsOutage(Exception e)
        => e is AmazonServiceException or AmazonClientException or HttpRequestException or IOException or OperationCanceledException or TimeoutException or System.Net.Sockets.SocketException;

    private void Here()
    {
        lock (_gate)
        {
            if (AwaySince is not null)
                log.LogInformation("The bucket answers again.");
            AwaySince = null;
        }
    }

    private static AmazonS3Client ClientFor(S3Settings settings)
    {
        var how = new AmazonS3Config
        {
            ForcePathStyle = settings.IsPathStyle,
            AuthenticationRegion = settings.Region,
            Timeout = TimeSpan.FromMinutes(3),
            MaxErrorRetry = 1,
            // Servers that are not Amazon's do not all know the newer checksum headers.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (settings.Endpoint is { } endpoint)
            how.ServiceURL = endpoint.AbsoluteUri;
        else
            how.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(settings.Region);
        return new AmazonS3Client(new BasicAWSCredentials(settings.AccessKey, settings.SecretKey), how);
    }
}
