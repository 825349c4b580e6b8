using System.Buffers.Binary;

namespace OerPortal.Epub.Media;

/// <summary>
/// Ogg (RFC 3533): the comments of Vorbis, Opus, Speex, Theora and FLAC streams become empty ones of the same length, and the
/// sums of their pages are counted anew. What stands between pages goes.
/// </summary>
internal static class OggNotes
{
    private const int Head = 27;
    private const int Longest = 16 << 20;
    private const byte Begins = 2;
    private const int WholeSegment = 255;

    public static void Find(FileWindow file, FileCuts cuts)
    {
        var streams = new Dictionary<uint, OggHeaders>();
        var changed = new SortedDictionary<long, byte[]>();
        for (long at = 0; at < file.Length;)
        {
            if (PageAt(file, at) is not { } page)
            {
                var next = NextPage(file, at + 1);
                cuts.Drop(at, next);
                at = next;
                continue;
            }
            if ((page.Flags & Begins) != 0)
                streams[page.Serial] = new OggHeaders();
            if (streams.TryGetValue(page.Serial, out var headers) && !headers.AreRead)
                Follow(file, page, headers, changed);
            at = page.End;
        }
        foreach (var (place, bytes) in changed)
        {
            Seal(bytes);
            cuts.Write(place, bytes);
        }
    }

    private static void Follow(FileWindow file, OggPage page, OggHeaders headers, SortedDictionary<long, byte[]> changed)
    {
        var at = page.Content;
        foreach (var segment in page.Segments)
        {
            headers.Part(page, at, segment);
            at += segment;
            if (segment == WholeSegment)
                continue;
            if (headers.Length <= Longest && headers.Clean(Bytes(file, headers.Parts)) is { } clean)
                Replace(file, headers.Parts, clean, changed);
            headers.NextPacket();
            if (headers.AreRead)
                return;
        }
    }

    private static byte[] Bytes(FileWindow file, List<OggPart> parts)
    {
        using var packet = new MemoryStream();
        foreach (var part in parts)
            packet.Write(file.At(part.At, part.Length));
        return packet.ToArray();
    }

    private static void Replace(FileWindow file, List<OggPart> parts, byte[] clean, SortedDictionary<long, byte[]> changed)
    {
        var from = 0;
        foreach (var (page, at, length) in parts)
        {
            if (!changed.TryGetValue(page.Start, out var bytes))
                changed[page.Start] = bytes = file.At(page.Start, (int)(page.End - page.Start)).ToArray();
            clean.AsSpan(from, length).CopyTo(bytes.AsSpan((int)(at - page.Start)));
            from += length;
        }
    }

    private static OggPage? PageAt(FileWindow file, long at)
    {
        var head = file.At(at, Head + WholeSegment);
        if (head.Length < Head || !head.StartsWith("OggS\0"u8) || head.Length < Head + head[26])
            return null;
        var segments = head.Slice(Head, head[26]).ToArray();
        var content = at + Head + segments.Length;
        var end = content + segments.Sum(s => s);
        return end > file.Length ? null : new OggPage(at, content, end, head[5], BinaryPrimitives.ReadUInt32LittleEndian(head[14..]), segments);
    }

    private static long NextPage(FileWindow file, long from)
    {
        const int Stretch = 64 << 10;
        for (var at = from; at < file.Length; at += Stretch)
        {
            if (file.At(at, Stretch + 3).IndexOf("OggS"u8) is >= 0 and var found)
                return at + found;
        }
        return file.Length;
    }

    // The sum is counted with its own four bytes at zero.
    private static void Seal(Span<byte> page)
    {
        page.Slice(22, 4).Clear();
        uint sum = 0;
        foreach (var part in page)
        {
            sum ^= (uint)part << 24;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum & 0x80000000) != 0 ? (sum << 1) ^ 0x04C11DB7 : sum << 1;
        }
        BinaryPrimitives.WriteUInt32LittleEndian(page[22..], sum);
    }
}

internal sealed record OggPage(long Start, long Content, long End, byte Flags, uint Serial, byte[] Segments);

/// <summary>A stretch of a packet on a page.</summary>
internal readonly record struct OggPart(OggPage Page, long At, int Length);
