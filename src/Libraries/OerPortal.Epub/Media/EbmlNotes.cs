using System.Buffers.Binary;

namespace OerPortal.Epub.Media;

/// <summary>WebM and Matroska (RFC 9559): tags, attachments, titles and dates become void elements of the same length.</summary>
internal static class EbmlNotes
{
    private const long Unknown = -1;
    private const int Deepest = 4;
    private const uint Void = 0xEC;
    private const uint Checksum = 0xBF;
    private const uint Segment = 0x18538067, Information = 0x1549A966, Tracks = 0x1654AE6B, Track = 0xAE, Cluster = 0x1F43B675;

    // Tags; attachments; title, date, file names; a track's name.
    private static readonly HashSet<uint> Notes = [0x1254C367, 0x1941A469, 0x7BA9, 0x4461, 0x7384, 0x3C83AB, 0x3E83BB, 0x536E];

    public static ReadOnlySpan<byte> Signature => [0x1A, 0x45, 0xDF, 0xA3];

    public static void Find(FileWindow file, FileCuts cuts) => FindIn(file, 0, file.Length, 1, cuts);

    /// <returns>Whether anything was emptied: then sums over it are wrong.</returns>
    private static bool FindIn(FileWindow file, long from, long to, int depth, FileCuts cuts)
    {
        var isEmptied = false;
        var sums = new List<(long Start, long End)>();
        for (var at = from; at < to && Read(file.At(at, 12)) is { } element;)
        {
            var content = at + element.Head;
            var end = element.Size == Unknown ? to : Math.Min(to, content + element.Size);
            if (element.Id == Checksum)
                sums.Add((at, end));
            else if (element.Id == Void)
                cuts.Blank(content, end);
            else if (element.Id is Segment or Information or Tracks or Track && depth < Deepest)
                isEmptied |= FindIn(file, content, end, depth + 1, cuts);
            else if (Notes.Contains(element.Id))
                isEmptied |= Empty(at, end, cuts);
            // A cluster of a live recording does not know where it ends: its blocks are stepped over one by one.
            at = element is { Id: Cluster, Size: Unknown } ? content : end;
        }
        if (isEmptied)
            sums.ForEach(s => Empty(s.Start, s.End, cuts));
        return isEmptied;
    }

    // A void element as long as what it takes the place of: its size has as many bytes as fit.
    private static bool Empty(long start, long end, FileCuts cuts)
    {
        var length = end - start;
        if (length < 2)
            return false;
        var sizeBytes = (int)Math.Min(8, length - 1);
        Span<byte> size = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(size, length - 1 - sizeBytes);
        size = size[(8 - sizeBytes)..];
        size[0] |= (byte)(0x80 >> (sizeBytes - 1));
        cuts.Write(start, [(byte)Void, .. size]);
        cuts.Blank(start + 1 + sizeBytes, end);
        return true;
    }

    private static (uint Id, int Head, long Size)? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes[0] < 0x10)
            return null;
        var idBytes = 1 + int.LeadingZeroCount(bytes[0]) - 24;
        if (bytes.Length <= idBytes || bytes[idBytes] == 0)
            return null;
        uint id = 0;
        foreach (var part in bytes[..idBytes])
            id = (id << 8) | part;
        var sizeBytes = 1 + int.LeadingZeroCount(bytes[idBytes]) - 24;
        if (bytes.Length < idBytes + sizeBytes)
            return null;
        long size = bytes[idBytes] & (0xFF >> sizeBytes);
        var isUnknown = size == 0xFF >> sizeBytes;
        foreach (var part in bytes[(idBytes + 1)..(idBytes + sizeBytes)])
        {
            isUnknown &= part == 0xFF;
            size = (size << 8) | part;
        }
        return (id, idBytes + sizeBytes, isUnknown ? Unknown : size);
    }
}
