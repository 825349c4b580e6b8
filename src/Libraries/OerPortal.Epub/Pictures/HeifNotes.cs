using System.Buffers.Binary;
using System.Text;
using OerPortal.Epub.Media;

namespace OerPortal.Epub.Pictures;

/// <summary>
/// Items of a HEIC or AVIF (ISO/IEC 23008-12; ISO/IEC 14496-12 §8.11). Those that hold EXIF or XMP are filled with zeros
/// where they stand. How the picture is turned is a property of the picture, not a note.
/// </summary>
internal static class HeifNotes
{
    private const int MostItems = 10_000;

    public static byte[]? Remove(ReadOnlySpan<byte> heif)
    {
        var bytes = heif.ToArray();
        using var file = new MemoryStream(bytes, writable: false);
        var top = IsoBoxes.Top(file);
        var meta = top.Find(b => b.Name == "meta");
        if (meta.Name is null || meta.IsCutOff || meta.Content + 4 > meta.End)
            return null;
        var inside = meta with { Content = meta.Content + 4 };
        if (IsoMovie.Find(bytes, inside, "iinf") is not { } infos || IsoMovie.Find(bytes, inside, "iloc") is not { } places
            || Notes(bytes, infos) is not { } notes)
            return null;
        var data = IsoMovie.Find(bytes, inside, "idat");
        if (notes.Count > 0 && !Blank(bytes, places, notes, data?.Content ?? 0))
            return null;
        foreach (var box in top.Where(b => b.Name is "uuid" or "udta" or "free" or "skip"))
            bytes.AsSpan((int)box.Content..(int)box.End).Clear();
        return bytes;
    }

    // infe of version 2 and 3: flags, identifier, protection, then the type.
    private static HashSet<uint>? Notes(byte[] bytes, IsoBox infos)
    {
        var version = bytes[infos.Content];
        var first = infos.Content + 4 + (version == 0 ? 2 : 4);
        if (first > infos.End)
            return null;
        var notes = new HashSet<uint>();
        foreach (var info in IsoBoxes.Inside(bytes, first, infos.End).Where(b => b.Name == "infe"))
        {
            var content = bytes.AsSpan((int)info.Content..(int)info.End);
            if (content.IsEmpty || content[0] is not (2 or 3) || content.Length < (content[0] == 2 ? 12 : 14))
                return null;
            var isWide = content[0] == 3;
            var id = isWide ? BinaryPrimitives.ReadUInt32BigEndian(content[4..]) : BinaryPrimitives.ReadUInt16BigEndian(content[4..]);
            if (Encoding.Latin1.GetString(content.Slice(isWide ? 10 : 8, 4)) is "Exif" or "mime" or "uri ")
                notes.Add(id);
        }
        return notes;
    }

    private static bool Blank(byte[] bytes, IsoBox places, HashSet<uint> notes, long dataStart)
    {
        var reader = new Fields(bytes, (int)places.Content, (int)places.End);
        var version = (int)reader.Next(1);
        reader.Next(3);
        var sizes = (int)reader.Next(2);
        int offsetBytes = sizes >> 12, lengthBytes = (sizes >> 8) & 15, baseBytes = (sizes >> 4) & 15, indexBytes = version is 1 or 2 ? sizes & 15 : 0;
        var count = reader.Next(version < 2 ? 2 : 4);
        if (version > 2 || count > MostItems)
            return false;
        for (long i = 0; i < count; i++)
        {
            var id = (uint)reader.Next(version < 2 ? 2 : 4);
            var method = version is 1 or 2 ? reader.Next(2) & 15 : 0;
            reader.Next(2);
            var start = reader.Next(baseBytes) + (method == 1 ? dataStart : 0);
            for (var extents = reader.Next(2); extents > 0; extents--)
            {
                reader.Next(indexBytes);
                var from = start + reader.Next(offsetBytes);
                var length = reader.Next(lengthBytes);
                if (reader.IsPast)
                    return false;
                if (!notes.Contains(id))
                    continue;
                if (method > 1 || from < 0 || length < 0 || from + length > bytes.Length || from + length < from)
                    return false;
                bytes.AsSpan((int)from, (int)length).Clear();
            }
        }
        return !reader.IsPast;
    }

    private sealed class Fields(byte[] bytes, int start, int end)
    {
        private int _at = start;

        public bool IsPast { get; private set; }

        public long Next(int width)
        {
            IsPast |= _at + width > end || width > 8;
            if (IsPast)
                return 0;
            long value = 0;
            for (; width > 0; width--)
                value = (value << 8) | bytes[_at++];
            return value;
        }
    }
}
