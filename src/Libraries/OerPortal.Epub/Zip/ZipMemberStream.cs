using System.IO.Compression;
using System.IO.Hashing;

namespace OerPortal.Epub.Zip;

/// <summary>
/// A member's unpacked bytes. Refuses while reading as soon as more come out than the header declared, and at the
/// end when the checksum, the length or the packed length is not what it said: only a read to the end proves a member.
/// </summary>
internal sealed class ZipMemberStream : Stream
{
    private readonly ZipMember _member;
    private readonly ZipSlice _slice;
    private readonly Stream _unpacked;
    private readonly Crc32 _checksum = new();
    private long _position;
    private bool _ended;

    public ZipMemberStream(ZipBytes bytes, ZipMember member)
    {
        _member = member;
        _slice = new ZipSlice(bytes, member.DataOffset, member.PackedLength);
        _unpacked = member.Method == 0 ? _slice : new DeflateStream(_slice, CompressionMode.Decompress);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _position; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty || _ended)
            return 0;
        int read;
        try
        {
            read = _unpacked.Read(buffer);
        }
        catch (InvalidDataException)
        {
            throw FileRefusedException.In(Refusal.ZipDamaged, _member.Name);
        }
        if (read == 0)
        {
            Finish();
            return 0;
        }
        _position += read;
        if (_position > _member.Length)
            throw FileRefusedException.In(Refusal.ZipChecksum, _member.Name);
        _checksum.Append(buffer[..read]);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(buffer.Span));
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _unpacked.Dispose();
        base.Dispose(disposing);
    }

    private void Finish()
    {
        _ended = true;
        // Packed bytes behind the end of the deflate data are bytes nobody accounts for.
        if (_position != _member.Length || _checksum.GetCurrentHashAsUInt32() != _member.Crc || _slice.Position != _member.PackedLength)
            throw FileRefusedException.In(Refusal.ZipChecksum, _member.Name);
    }
}
