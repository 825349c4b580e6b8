namespace OerPortal.Epub.Media;

/// <summary>What is to go from a file: stretches that are left out, filled with zeros, or written anew. Everything else stays byte for byte.</summary>
internal sealed class FileCuts
{
    private const int Portion = 128 << 10;
    private readonly List<Cut> _cuts = [];

    /// <summary>Nothing of it is left, and what follows moves up.</summary>
    public void Drop(long start, long end) => Add(new Cut(start, end, IsDropped: true, null));

    /// <summary>Zeros in its place.</summary>
    public void Blank(long start, long end) => Add(new Cut(start, end, IsDropped: false, null));

    /// <summary>Other bytes in the place of as many.</summary>
    public void Write(long start, ReadOnlySpan<byte> bytes) => Add(new Cut(start, start + bytes.Length, IsDropped: false, bytes.ToArray()));

    /// <summary>Writes the file without them.</summary>
    /// <returns>Null when that changes nothing: the file may be given out as it is.</returns>
    public async Task<string?> CopyAsync(FileStream file, string copy, CancellationToken cancellation)
    {
        _cuts.Sort((a, b) => a.Start.CompareTo(b.Start));
        var isChanged = _cuts.Exists(c => c.IsDropped);
        await using (var target = new FileStream(copy, FileMode.Create, FileAccess.Write, FileShare.None, Portion, useAsync: true))
        {
            long at = 0;
            foreach (var cut in _cuts.Where(c => c.Start >= at && c.End <= file.Length))
            {
                await KeepAsync(file, at, cut.Start, target, cancellation);
                if (!cut.IsDropped)
                    isChanged |= await ReplaceAsync(file, cut, target, cancellation);
                at = cut.End;
            }
            await KeepAsync(file, at, file.Length, target, cancellation);
        }
        if (isChanged)
            return copy;
        File.Delete(copy);
        return null;
    }

    private static async Task KeepAsync(FileStream file, long from, long to, FileStream target, CancellationToken cancellation)
    {
        file.Position = from;
        var buffer = new byte[Portion];
        for (var left = to - from; left > 0;)
        {
            var read = await file.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, left)), cancellation);
            if (read == 0)
                throw new EndOfStreamException();
            await target.WriteAsync(buffer.AsMemory(0, read), cancellation);
            left -= read;
        }
    }

    private static async Task<bool> ReplaceAsync(FileStream file, Cut cut, FileStream target, CancellationToken cancellation)
    {
        var isChanged = false;
        file.Position = cut.Start;
        byte[] old = new byte[Portion], zeros = new byte[Portion];
        for (var at = cut.Start; at < cut.End;)
        {
            var length = (int)Math.Min(Portion, cut.End - at);
            await file.ReadExactlyAsync(old.AsMemory(0, length), cancellation);
            var bytes = cut.Bytes is null ? zeros.AsMemory(0, length) : cut.Bytes.AsMemory((int)(at - cut.Start), length);
            isChanged |= !old.AsSpan(0, length).SequenceEqual(bytes.Span);
            await target.WriteAsync(bytes, cancellation);
            at += length;
        }
        return isChanged;
    }

    private void Add(Cut cut)
    {
        if (cut.End > cut.Start)
            _cuts.Add(cut);
    }

    private sealed record Cut(long Start, long End, bool IsDropped, byte[]? Bytes);
}
