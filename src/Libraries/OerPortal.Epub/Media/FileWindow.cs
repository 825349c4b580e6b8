namespace OerPortal.Epub.Media;

/// <summary>Any stretch of a file by its place, read in portions: walkers ask for a few bytes at a time.</summary>
internal sealed class FileWindow(Stream file)
{
    private const int Portion = 256 << 10;
    private byte[] _bytes = new byte[Portion];
    private long _start;
    private int _filled;

    public long Length { get; } = file.Length;

    /// <returns>Fewer bytes where the file ends.</returns>
    public ReadOnlySpan<byte> At(long place, int count)
    {
        count = (int)Math.Min(count, Math.Max(0, Length - place));
        if (count == 0)
            return [];
        if (place < _start || place + count > _start + _filled)
            Fill(place, count);
        return _bytes.AsSpan((int)(place - _start), Math.Min(count, (int)(_start + _filled - place)));
    }

    private void Fill(long place, int count)
    {
        if (count > _bytes.Length)
            _bytes = new byte[count];
        file.Position = _start = place;
        _filled = file.ReadAtLeast(_bytes, _bytes.Length, throwOnEndOfStream: false);
    }
}
