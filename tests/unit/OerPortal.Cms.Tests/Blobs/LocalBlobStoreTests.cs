using System.Security.Cryptography;
using System.Text;
using OerPortal.Cms.Blobs;

namespace OerPortal.Cms.Tests.Blobs;

public sealed class LocalBlobStoreTests : IDisposable
{
    private static readonly byte[] Content = Encoding.UTF8.GetBytes("Đường lên núi");

    private readonly PortalFolders _folders = new(Directory.CreateTempSubdirectory("oer-blobs-").FullName);
    private readonly LocalBlobStore _store;

    public LocalBlobStoreTests() => _store = new LocalBlobStore(_folders);

    public void Dispose() => Directory.Delete(_folders.Data, recursive: true);

    [Fact]
    public async Task A_blob_is_named_by_its_hash_and_reads_back()
    {
        var blob = await PutAsync();

        blob.ShouldBe(new Blob(Convert.ToHexStringLower(SHA256.HashData(Content)), Content.Length));
        await using var stream = await _store.OpenReadAsync(blob.Sha256, TestContext.Current.CancellationToken);
        (await ReadAsync(stream)).ShouldBe(Content);
    }

    [Fact]
    public async Task Deleting_a_blob_that_was_never_placed_changes_nothing()
    {
        await _store.DeleteAsync(Convert.ToHexStringLower(SHA256.HashData(Content)), TestContext.Current.CancellationToken);
        (await _store.ExistsAsync(Convert.ToHexStringLower(SHA256.HashData(Content)), TestContext.Current.CancellationToken)).ShouldBeFalse();
    }

    [Fact]
    public async Task The_same_bytes_twice_are_one_blob()
    {
        await PutAsync();
        await PutAsync();

        var all = await _store.ListAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        all.Count.ShouldBe(1);
    }

    [Fact]
    public async Task No_unfinished_file_is_left_when_the_source_breaks()
    {
        await Should.ThrowAsync<IOException>(() => _store.PutAsync(new BreakingStream(), TestContext.Current.CancellationToken));

        Directory.EnumerateFiles(_folders.Data, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task Adopting_a_file_moves_it()
    {
        Directory.CreateDirectory(_folders.Temp);
        var part = Path.Combine(_folders.Temp, "part");
        await File.WriteAllBytesAsync(part, Content, TestContext.Current.CancellationToken);

        var blob = await _store.AdoptAsync(part, knownSha256: null, TestContext.Current.CancellationToken);

        File.Exists(part).ShouldBeFalse();
        (await _store.ExistsAsync(blob.Sha256, TestContext.Current.CancellationToken)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_range_is_a_window_that_ends_where_it_should()
    {
        var blob = await PutAsync();

        await using var window = await _store.OpenRangeAsync(blob.Sha256, 3, 4, TestContext.Current.CancellationToken);

        window.Length.ShouldBe(4);
        (await ReadAsync(window)).ShouldBe(Content[3..7]);
        window.Seek(-2, SeekOrigin.End);
        (await ReadAsync(window)).ShouldBe(Content[5..7]);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("")]
    [InlineData("ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789")]
    public async Task A_name_that_is_no_hash_is_refused(string name)
        => await Should.ThrowAsync<ArgumentException>(() => _store.OpenReadAsync(name, TestContext.Current.CancellationToken));

    private Task<Blob> PutAsync() => _store.PutAsync(new MemoryStream(Content), TestContext.Current.CancellationToken);

    private static async Task<byte[]> ReadAsync(Stream stream)
    {
        using var all = new MemoryStream();
        await stream.CopyToAsync(all, TestContext.Current.CancellationToken);
        return all.ToArray();
    }

    private sealed class BreakingStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("The line went dead.");
    }
}
