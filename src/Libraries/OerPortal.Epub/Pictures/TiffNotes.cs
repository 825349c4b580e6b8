using System.Buffers.Binary;

namespace OerPortal.Epub.Pictures;

/// <summary>
/// Directories of a TIFF (TIFF 6.0 §2). Notes are taken out of each directory and their bytes filled with zeros where they
/// stand; nothing else moves, because everything in a TIFF is found by its place.
/// </summary>
internal static class TiffNotes
{
    private const int EntryLength = 12;
    private const int MostDirectories = 1000;
    private const int SubDirectories = 330;
    private const int Profile = 34675;

    // Description, maker, model, program, date, artist, host; XMP, IPTC, Photoshop, copyright; EXIF and GPS; Windows' own words.
    private static readonly HashSet<int> Notes =
    [
        269, 270, 271, 272, 285, 305, 306, 315, 316, 700, 33432, 33723, 34377, 34665, 34853, 37724, 40091, 40092, 40093, 40094, 40095, 42112, 42113, 50341, 50706, 50708,
    ];

    private static readonly int[] ValueBytes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];

    public static byte[]? Remove(ReadOnlySpan<byte> tiff)
    {
        var walk = new Walk(tiff.ToArray());
        return walk.Run() ? walk.Bytes : null;
    }

    private sealed class Walk(byte[] bytes)
    {
        private readonly bool _isLittle = bytes.AsSpan().StartsWith("II"u8);
        private readonly HashSet<uint> _seen = [];
        private readonly Queue<uint> _directories = new();

        public byte[] Bytes => bytes;

        public bool Run()
        {
            if (bytes.Length < 8)
                return false;
            _directories.Enqueue(U32(4));
            while (_directories.TryDequeue(out var at))
            {
                // A directory that is its own next one, or a thousand of them, is nobody's photograph.
                if (!_seen.Add(at) || _seen.Count > MostDirectories || !Directory(at))
                    return false;
            }
            return true;
        }

        private bool Directory(uint at)
        {
            if (at + 2L > bytes.Length)
                return false;
            int count = U16(at);
            var next = at + 2L + (count * EntryLength);
            if (count == 0 || next + 4 > bytes.Length)
                return false;
            var kept = 0;
            for (var i = 0; i < count; i++)
            {
                var entry = (int)(at + 2 + (i * EntryLength));
                var tag = U16((uint)entry);
                if (Notes.Contains(tag) || (tag == Profile && !IsProfile((uint)entry)))
                {
                    if (!Blank((uint)entry, tag))
                        return false;
                    continue;
                }
                if (tag == SubDirectories && !EnqueueAll((uint)entry))
                    return false;
                bytes.AsSpan(entry, EntryLength).CopyTo(bytes.AsSpan((int)at + 2 + (kept++ * EntryLength)));
            }
            if (U32((uint)next) is var following and not 0)
                _directories.Enqueue(following);
            return Close(at, kept, next);
        }

        // The entries moved up; the offset of the next directory stands right behind the last.
        private bool Close(uint at, int kept, long next)
        {
            var end = (int)(at + 2 + (kept * EntryLength));
            bytes.AsSpan((int)next, 4).CopyTo(bytes.AsSpan(end));
            if (end < next)
                bytes.AsSpan(end + 4, (int)next - end).Clear();
            if (_isLittle)
                BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan((int)at), (ushort)kept);
            else
                BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan((int)at), (ushort)kept);
            return kept > 0;
        }

        // ICC.1:2022 §7.2; anything else under this tag is a note.
        private bool IsProfile(uint entry)
        {
            var (start, length) = ValueOf(entry);
            return start >= 0 && length >= 40 && start + length <= bytes.Length && bytes.AsSpan((int)start + 36).StartsWith("acsp"u8);
        }

        private bool Blank(uint entry, int tag)
        {
            // EXIF and GPS are directories of their own, with values all over the file.
            if (tag is 34665 or 34853)
                return BlankDirectory(U32(entry + 8), depth: 0);
            var (start, length) = ValueOf(entry);
            if (start < 0 || start + length > bytes.Length)
                return false;
            bytes.AsSpan((int)start, (int)length).Clear();
            return true;
        }

        private bool BlankDirectory(uint at, int depth)
        {
            if (depth > 3 || at + 2L > bytes.Length || !_seen.Add(at))
                return false;
            int count = U16(at);
            if (at + 2L + (count * EntryLength) + 4 > bytes.Length)
                return false;
            for (var i = 0; i < count; i++)
            {
                var entry = (uint)(at + 2 + (i * EntryLength));
                if (U16(entry) is 34853 or 40965 && !BlankDirectory(U32(entry + 8), depth + 1))
                    return false;
                var (start, length) = ValueOf(entry);
                if (start < 0 || start + length > bytes.Length)
                    return false;
                bytes.AsSpan((int)start, (int)length).Clear();
            }
            bytes.AsSpan((int)at, 2 + (count * EntryLength) + 4).Clear();
            return true;
        }

        private bool EnqueueAll(uint entry)
        {
            var (start, length) = ValueOf(entry);
            if (start < 0 || start + length > bytes.Length || length > 4 * MostDirectories)
                return false;
            for (var at = start; at + 4 <= start + length; at += 4)
                _directories.Enqueue(U32((uint)at));
            return true;
        }

        private (long Start, long Length) ValueOf(uint entry)
        {
            var type = U16(entry + 2);
            if (type >= ValueBytes.Length)
                return (-1, 0);
            var length = (long)ValueBytes[type] * U32(entry + 4);
            return (length <= 4 ? entry + 8 : U32(entry + 8), length);
        }

        private ushort U16(uint at) => _isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan((int)at)) : BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan((int)at));

        private uint U32(uint at) => _isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan((int)at)) : BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan((int)at));
    }
}
