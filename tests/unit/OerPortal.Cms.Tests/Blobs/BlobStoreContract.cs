using System.Security.Cryptography;
using OerPortal.Cms.Blobs;

namespace OerPortal.Cms.Tests.Blobs;

/// <summary>What every blob store does, wherever it keeps them.</summary>
public abstract class BlobStoreContract : IDisposable
{
    private readonly byte[] _content = [.. "Đường lên núi "u8, .. RandomNumberGenerator.GetBytes(16)];

    protected BlobStoreContract() => Folders = new PortalFolders(Directory.CreateTempSubdirectory("oer-blobs-").FullName);

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected PortalFolders Folders { get; }

    private protected abstract IBlobStore Store { get; }

    public void Dispose()
    {
        Directory.Delete(Folders.Data, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_blob_is_named_by_its_hash_and_reads_back()
    {
        var blob = await PutAsync();

        blob.ShouldBe(new Blob(Convert.ToHexStringLower(SHA256.HashData(_content)), _content.Length));
        await using var stream = await Store.OpenReadAsync(blob.Sha256, Cancellation);
        stream.Length.ShouldBe(_content.Length);
        (await ReadAsync(stream)).ShouldBe(_content);
        (await Store.ExistsAsync(blob.Sha256, Cancellation)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_blob_of_several_parts_reads_back_from_wherever_one_stands()
    {
        var content = RandomNumberGenerator.GetBytes((17 << 20) + 5);
        var blob = await Store.PutAsync(new MemoryStream(content), Cancellation);

        await using var stream = await Store.OpenReadAsync(blob.Sha256, Cancellation);
        Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, Cancellation)).ShouldBe(blob.Sha256);
        stream.Position = 9 << 20;
        var some = new byte[1000];
        await stream.ReadExactlyAsync(some, Cancellation);
        some.ShouldBe(content[(9 << 20)..((9 << 20) + 1000)]);
        stream.Seek(-5, SeekOrigin.End);
        (await ReadAsync(stream)).ShouldBe(content[^5..]);
    }

    [Fact]
    public async Task A_range_is_a_window_that_ends_where_it_should()
    {
        var blob = await PutAsync();

        await using var window = await Store.OpenRangeAsync(blob.Sha256, 3, 4, Cancellation);

        window.Length.ShouldBe(4);
        (await ReadAsync(window)).ShouldBe(_content[3..7]);
        window.Seek(-2, SeekOrigin.End);
        (await ReadAsync(window)).ShouldBe(_content[5..7]);
        await using var nothing = await Store.OpenRangeAsync(blob.Sha256, _content.Length, 0, Cancellation);
        (await ReadAsync(nothing)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_missing_or_shorter_is_said_so()
    {
        var blob = await PutAsync();
        var unknown = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

        (await Store.ExistsAsync(unknown, Cancellation)).ShouldBeFalse();
        await Should.ThrowAsync<BlobUnavailableException>(() => Store.OpenReadAsync(unknown, Cancellation));
        await Should.ThrowAsync<BlobUnavailableException>(() => Store.OpenRangeAsync(unknown, 0, 1, Cancellation));
        await Should.ThrowAsync<BlobUnavailableException>(() => Store.BorrowLocalAsync(unknown, Cancellation));
        await Should.ThrowAsync<BlobUnavailableException>(() => Store.OpenRangeAsync(blob.Sha256, 5, _content.Length, Cancellation));
        await Should.ThrowAsync<BlobUnavailableException>(() => Store.OpenRangeAsync(blob.Sha256, _content.Length + 5, 1, Cancellation));
    }

    [Fact]
    public async Task Adopting_a_file_moves_it()
    {
        Directory.CreateDirectory(Folders.Temp);
        var part = Path.Combine(Folders.Temp, "part");
        await File.WriteAllBytesAsync(part, _content, Cancellation);

        var blob = await Store.AdoptAsync(part, knownSha256: null, Cancellation);

        File.Exists(part).ShouldBeFalse();
        (await Store.ExistsAsync(blob.Sha256, Cancellation)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_program_borrows_a_file_and_leaves_nothing_behind()
    {
        var blob = await PutAsync();

        using (var borrowed = await Store.BorrowLocalAsync(blob.Sha256, Cancellation))
            (await File.ReadAllBytesAsync(borrowed.Path, Cancellation)).ShouldBe(_content);

        TemporaryFiles.ShouldBeEmpty();
        (await Store.ExistsAsync(blob.Sha256, Cancellation)).ShouldBeTrue();
    }

    [Fact]
    public async Task The_same_bytes_at_once_are_one_blob()
    {
        var puts = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => PutAsync()));

        puts.Distinct().Count().ShouldBe(1);
        (await ListAsync()).Count(b => b.Sha256 == puts[0].Sha256 && b.Length == _content.Length).ShouldBe(1);
        await using var stream = await Store.OpenReadAsync(puts[0].Sha256, Cancellation);
        (await ReadAsync(stream)).ShouldBe(_content);
    }

    [Fact]
    public async Task A_deleted_blob_is_gone_and_deleting_it_again_changes_nothing()
    {
        var blob = await PutAsync();

        await Store.DeleteAsync(blob.Sha256, Cancellation);
        await Store.DeleteAsync(blob.Sha256, Cancellation);

        (await Store.ExistsAsync(blob.Sha256, Cancellation)).ShouldBeFalse();
        (await ListAsync()).ShouldNotContain(b => b.Sha256 == blob.Sha256);
    }

    [Fact]
    public async Task What_is_set_aside_is_missing_until_it_is_put_again()
    {
        var blob = await PutAsync();

        await Store.SetAsideAsync(blob.Sha256, Cancellation);
        await Store.SetAsideAsync(blob.Sha256, Cancellation);
        (await Store.ExistsAsync(blob.Sha256, Cancellation)).ShouldBeFalse();
        (await ListAsync()).ShouldNotContain(b => b.Sha256 == blob.Sha256);

        await PutAsync();
        (await Store.ExistsAsync(blob.Sha256, Cancellation)).ShouldBeTrue();
    }

    [Fact]
    public async Task No_unfinished_file_is_left_when_the_source_breaks()
    {
        await Should.ThrowAsync<IOException>(() => Store.PutAsync(new BreakingStream(), Cancellation));

        Directory.EnumerateFiles(Folders.Data, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("")]
    [InlineData("ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789")]
    public async Task A_name_that_is_no_hash_is_refused(string name)
        => await Should.ThrowAsync<ArgumentException>(() => Store.OpenReadAsync(name, Cancellation));

    private IEnumerable<string> TemporaryFiles => Directory.Exists(Folders.Temp) ? Directory.EnumerateFiles(Folders.Temp) : [];

    private protected Task<Blob> PutAsync() => Store.PutAsync(new MemoryStream(_content), Cancellation);

    private protected static async Task<byte[]> ReadAsync(Stream stream)
    {
        using var all = new MemoryStream();
        await stream.CopyToAsync(all, Cancellation);
        return all.ToArray();
    }

    private async Task<List<StoredBlob>> ListAsync() => await Store.ListAsync(Cancellation).ToListAsync(Cancellation);

    private sealed class BreakingStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("The line went dead.");
    }
}
