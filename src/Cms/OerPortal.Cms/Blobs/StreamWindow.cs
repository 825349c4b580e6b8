namespace OerPortal.Cms.Blobs;

/// <summary>A seekable read-only part of a seekable stream. Disposing closes the stream below.</summary>
internal sealed class StreamWindow : Stream
{
    private readonly Stream _whole;
    private readonly long _start;

    internal StreamWindow(Stream whole, long start, long length)
    {
        _whole = whole;
        _start = start;
        Length = Math.Clamp(length, 0, Math.Max(0, whole.Length - start));
        _whole.Position = start;
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; }

    public override long Position
    {
        get => _whole.Position - _start;
        set => _whole.Position = _start + Math.Clamp(value, 0, Length);
    }

    public override int Read(byte[] buffer, int offset, int count) => _whole.Read(buffer, offset, Left(count));

    public override int Read(Span<byte> buffer) => _whole.Read(buffer[..Left(buffer.Length)]);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        => _whole.ReadAsync(buffer[..Left(buffer.Length)], cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin)
        => Position = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => Position + offset,
            _ => Length + offset,
        };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _whole.Dispose();
        base.Dispose(disposing);
    }

    private int Left(int wanted) => (int)Math.Min(wanted, Length - Position);
}
