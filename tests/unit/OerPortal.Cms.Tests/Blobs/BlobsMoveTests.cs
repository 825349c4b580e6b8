using System.Security.Cryptography;
using OerPortal.Cms.Blobs;
using OerPortal.TestKit;

namespace OerPortal.Cms.Tests.Blobs;

/// <summary>From the disk to the bucket and back, cut off and begun again, with what is damaged on the way.</summary>
public sealed class BlobsMoveTests : IClassFixture<BucketServer>, IDisposable
{
    private readonly PortalFolders _folders = new(Directory.CreateTempSubdirectory("oer-move-").FullName);
    private readonly BlobLocations _locations;
    private readonly BlobCarriage _carriage;

    public BlobsMoveTests(BucketServer server)
    {
        _locations = new BlobLocations(new LocalBlobStore(_folders), new LocalBlobStore(_folders, "waiting", isFlat: true), server.Open(_folders), IsInBucket: true);
        _carriage = new BlobCarriage(_folders);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folders.Data, recursive: true);

    [Fact]
    public async Task All_is_copied_and_compared_and_the_source_goes_only_when_it_is_told_to()
    {
        var blobs = await PutSomeAsync(_locations.Disk, 5);

        (await MoveAsync(_locations, "s3", "--dry-run")).ShouldBe(0);
        (await CountAsync(_locations.Bucket!)).ShouldBe(0);
        (await MoveAsync(_locations, "s3")).ShouldBe(0);
        (await CountAsync(_locations.Bucket!)).ShouldBe(5);
        (await CountAsync(_locations.Disk)).ShouldBe(5);

        (await MoveAsync(_locations, "s3", "--delete-source")).ShouldBe(0);
        (await CountAsync(_locations.Disk)).ShouldBe(0);
        foreach (var blob in blobs)
            (await _locations.Bucket!.ExistsAsync(blob, Cancellation)).ShouldBeTrue();

        (await MoveAsync(_locations with { IsInBucket = false }, "disk", "--delete-source")).ShouldBe(0);
        (await CountAsync(_locations.Bucket!)).ShouldBe(0);
        (await CountAsync(_locations.Disk)).ShouldBe(5);
    }

    [Fact]
    public async Task Begun_again_it_sends_only_what_is_not_there_whole()
    {
        var blobs = await PutSomeAsync(_locations.Disk, 3);
        await _carriage.CarryAsync(_locations.Disk, _locations.Bucket!, await StoredAsync(blobs[0]), new CarryingWay(IsSentAgain: false, IsReadBack: true, DeletesSource: false), Cancellation);

        var became = await Task.WhenAll(blobs.Select(async b => await _carriage.CarryAsync(
            _locations.Disk, _locations.Bucket!, await StoredAsync(b), new CarryingWay(IsSentAgain: false, IsReadBack: true, DeletesSource: true), Cancellation)));

        became.ShouldBe([Carried.WasThere, Carried.Moved, Carried.Moved]);
        (await CountAsync(_locations.Disk)).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_damaged_is_not_sent_and_what_arrived_damaged_costs_no_source()
    {
        var blobs = await PutSomeAsync(_locations.Disk, 2);
        await SpoilAsync(blobs[0]);
        // As long as the right one: the length alone would say that it is there.
        var impostor = Path.Combine(_folders.Temp, "impostor");
        await File.WriteAllBytesAsync(impostor, new byte[(await StoredAsync(blobs[1])).Length], Cancellation);
        await _locations.Bucket!.AdoptAsync(impostor, blobs[1], Cancellation);

        (await MoveAsync(_locations, "s3", "--delete-source")).ShouldBe(1);

        (await _locations.Bucket!.ExistsAsync(blobs[0], Cancellation)).ShouldBeFalse();
        (await CountAsync(_locations.Disk)).ShouldBe(2);
        (await MoveAsync(_locations, "s3", "--delete-source")).ShouldBe(1);
        (await _locations.Bucket!.ExistsAsync(blobs[1], Cancellation)).ShouldBeTrue("begun again the right one is sent");
        (await _locations.Disk.ExistsAsync(blobs[1], Cancellation)).ShouldBeFalse();
    }

    [Fact]
    public async Task Whatever_is_deleted_while_it_is_sent_is_left_nowhere()
    {
        var blob = (await PutSomeAsync(_locations.Waiting, 1))[0];
        var swept = new SweptBlobs(_locations.Waiting);

        (await _carriage.CarryAsync(swept, _locations.Bucket!, await StoredAsync(blob, _locations.Waiting), new CarryingWay(IsSentAgain: true, IsReadBack: false, DeletesSource: true), Cancellation))
            .ShouldBe(Carried.Gone);

        (await _locations.Bucket!.ExistsAsync(blob, Cancellation)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("s3", "--dry-run", "--delete-source")]
    [InlineData("tape")]
    [InlineData]
    public async Task What_makes_no_sense_is_refused_with_the_usage(params string[] arguments) => (await MoveAsync(_locations, arguments)).ShouldBe(2);

    [Fact]
    public async Task The_source_is_not_taken_away_from_a_portal_that_still_fills_it()
    {
        await PutSomeAsync(_locations.Disk, 1);

        (await MoveAsync(_locations with { IsInBucket = false }, "s3", "--delete-source")).ShouldBe(2);

        (await CountAsync(_locations.Disk)).ShouldBe(1);
    }

    private Task<int> MoveAsync(BlobLocations locations, params string[] arguments) => new BlobsMoveVerb(locations, _carriage).RunAsync(arguments, Cancellation);

    private static async Task<List<string>> PutSomeAsync(LocalBlobStore store, int count)
    {
        var blobs = new List<string>();
        for (var i = 0; i < count; i++)
            blobs.Add((await store.PutAsync(new MemoryStream(RandomNumberGenerator.GetBytes(5000 + i)), Cancellation)).Sha256);
        return blobs;
    }

    private Task<StoredBlob> StoredAsync(string sha256, LocalBlobStore? store = null) => (store ?? _locations.Disk).ListAsync(Cancellation).FirstAsync(b => b.Sha256 == sha256, Cancellation).AsTask();

    private static Task<int> CountAsync(IBlobStore store) => store.ListAsync(Cancellation).CountAsync(Cancellation).AsTask();

    private Task SpoilAsync(string sha256)
        => File.WriteAllBytesAsync(Path.Combine(_folders.Blobs, "sha256", sha256[..2], sha256[2..4], sha256), new byte[100], Cancellation);

    /// <summary>A store in which the blob is gone as soon as somebody has borrowed it.</summary>
    private sealed class SweptBlobs(LocalBlobStore blobs) : IBlobStore
    {
        public async Task<LocalBlob> BorrowLocalAsync(string sha256, CancellationToken cancellation)
        {
            using var borrowed = await blobs.BorrowLocalAsync(sha256, cancellation);
            var copy = borrowed.Path + ".copy";
            File.Copy(borrowed.Path, copy);
            await blobs.DeleteAsync(sha256, cancellation);
            return new LocalBlob(copy, isCopy: true);
        }

        public Task<bool> ExistsAsync(string sha256, CancellationToken cancellation) => blobs.ExistsAsync(sha256, cancellation);

        public Task DeleteAsync(string sha256, CancellationToken cancellation) => blobs.DeleteAsync(sha256, cancellation);

        public Task<Blob> PutAsync(Stream content, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<Blob> AdoptAsync(string temporaryFile, string? knownSha256, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<Stream> OpenReadAsync(string sha256, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<Stream> OpenRangeAsync(string sha256, long offset, long length, CancellationToken cancellation) => throw new NotSupportedException();

        public Task SetAsideAsync(string sha256, CancellationToken cancellation) => throw new NotSupportedException();

        public IAsyncEnumerable<StoredBlob> ListAsync(CancellationToken cancellation) => throw new NotSupportedException();
    }
}
