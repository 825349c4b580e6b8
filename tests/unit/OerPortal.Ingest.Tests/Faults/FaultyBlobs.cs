using OerPortal.Cms.Blobs;

namespace OerPortal.Ingest.Tests.Faults;

/// <summary>The real blob store under the switch.</summary>
internal sealed class FaultyBlobs(IBlobStore blobs, FaultSwitch faults) : IBlobStore
{
    public Task<Blob> PutAsync(Stream content, CancellationToken cancellation) => faults.CallAsync(() => blobs.PutAsync(content, cancellation), "put");

    public Task<Blob> AdoptAsync(string temporaryFile, string? knownSha256, CancellationToken cancellation) =>
        faults.CallAsync(() => blobs.AdoptAsync(temporaryFile, knownSha256, cancellation), "adopt");

    public Task<Stream> OpenReadAsync(string sha256, CancellationToken cancellation) => faults.CallAsync(() => blobs.OpenReadAsync(sha256, cancellation), "open");

    public Task<Stream> OpenRangeAsync(string sha256, long offset, long length, CancellationToken cancellation) =>
        faults.CallAsync(() => blobs.OpenRangeAsync(sha256, offset, length, cancellation), "open range");

    public Task<LocalBlob> BorrowLocalAsync(string sha256, CancellationToken cancellation) => faults.CallAsync(() => blobs.BorrowLocalAsync(sha256, cancellation), "borrow");

    public Task<bool> ExistsAsync(string sha256, CancellationToken cancellation) => faults.CallAsync(() => blobs.ExistsAsync(sha256, cancellation), "exists");

    public Task SetAsideAsync(string sha256, CancellationToken cancellation) => blobs.SetAsideAsync(sha256, cancellation);

    public Task DeleteAsync(string sha256, CancellationToken cancellation) => faults.CallAsync(
        async () =>
        {
            await blobs.DeleteAsync(sha256, cancellation);
            return true;
        },
        "delete");

    public IAsyncEnumerable<StoredBlob> ListAsync(CancellationToken cancellation) => blobs.ListAsync(cancellation);
}

/// <summary>What a client sends, a stretch at a time; its line may break before or after any of them.</summary>
internal sealed class FaultyBody(byte[] content, FaultSwitch faults) : Stream
{
    private readonly MemoryStream _content = new(content);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var most = Math.Min(buffer.Length, (content.Length / 2) + 1);
        return await faults.CallAsync(() => Task.FromResult(_content.Read(buffer.Span[..most])), "the client's bytes");
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
