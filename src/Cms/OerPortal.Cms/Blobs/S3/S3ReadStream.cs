using Amazon.S3.Model;

namespace OerPortal.Cms.Blobs.S3;

/// <summary>
/// A part of an object, or all of it, as a seekable stream that holds nothing: the bytes are asked for from where it stands when it is read,
/// and come as they are read. A line that breaks on the way is taken up again at the same byte.
/// </summary>
/// <param name="open">Asks for the bytes from an offset within the stream to its end.</param>
internal sealed class S3ReadStream(S3Line line, Func<long, CancellationToken, Task<GetObjectResponse>> open, long length, GetObjectResponse? first = null) : Stream
{
    private const int MostBreaks = 3;
    private static readonly TimeSpan ForRead = TimeSpan.FromSeconds(30);

    private GetObjectResponse? _answer = first;
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => _position;
        set
        {
            if (value == _position)
                return;
            Drop();
            _position = Math.Clamp(value, 0, length);
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position >= length || buffer.IsEmpty)
            return 0;
        for (var breaks = 0; ; breaks++)
        {
            try
            {
                _answer ??= await open(_position, cancellationToken);
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                limit.CancelAfter(ForRead);
                var read = await _answer.ResponseStream.ReadAsync(buffer, limit.Token);
                if (read == 0)
                    throw new EndOfStreamException("the answer was cut off");
                _position += read;
                return read;
            }
            catch (Exception e) when (S3Line.IsOutage(e) && !cancellationToken.IsCancellationRequested)
            {
                Drop();
                if (breaks == MostBreaks)
                    throw line.Away(e.Message, e);
            }
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override long Seek(long offset, SeekOrigin origin)
        => Position = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => _position + offset,
            _ => length + offset,
        };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Drop();
        base.Dispose(disposing);
    }

    private void Drop()
    {
        _answer?.Dispose();
        _answer = null;
    }
}
