using Microsoft.Extensions.Logging.Abstractions;
using OerPortal.Cms.Blobs;
using OerPortal.Cms.Blobs.S3;
using OerPortal.TestKit;

namespace OerPortal.Cms.Tests.Blobs;

/// <summary>On the disk.</summary>
public sealed class LocalBlobStoreTests : BlobStoreContract
{
    public LocalBlobStoreTests() => Store = new LocalBlobStore(Folders);

    private protected override IBlobStore Store { get; }
}

/// <summary>In the bucket of a real S3 server.</summary>
public sealed class S3BlobStoreTests : BlobStoreContract, IClassFixture<BucketServer>
{
    public S3BlobStoreTests(BucketServer server) => Store = server.Open(Folders);

    private protected override IBlobStore Store { get; }
}

/// <summary>On the disk and in a bucket, before it was sent and while both have it.</summary>
public sealed class BlobPlacesTests : BlobStoreContract, IClassFixture<BucketServer>
{
    public BlobPlacesTests(BucketServer server)
        => Store = new BlobPlaces(new BlobLocations(new LocalBlobStore(Folders), new LocalBlobStore(Folders, "waiting", isFlat: true), server.Open(Folders), IsInBucket: true), Folders);

    private protected override IBlobStore Store { get; }
}

/// <summary>One S3 server for the tests of a class, each of which has names of its own in its bucket.</summary>
public sealed class BucketServer : IAsyncLifetime
{
    private readonly List<S3Line> _lines = [];

    internal S3Server Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await S3Server.StartAsync();

    public async ValueTask DisposeAsync()
    {
        _lines.ForEach(line => line.Dispose());
        await Server.DisposeAsync();
    }

    internal S3BlobStore Open(PortalFolders folders)
    {
        var settings = Settings(Guid.CreateVersion7().ToString("N"));
        var line = new S3Line(settings, TimeProvider.System, NullLogger<S3Line>.Instance);
        _lines.Add(line);
        return new S3BlobStore(line, settings, folders);
    }

    internal S3Settings Settings(string prefix) => new()
    {
        Bucket = S3Server.Bucket,
        Endpoint = Server.Endpoint,
        Region = "us-east-1",
        AccessKey = S3Server.Key,
        SecretKey = S3Server.Key,
        IsPathStyle = true,
        Prefix = prefix + "/",
        WorkingBytes = 1_000_000,
    };
}
