using System.Buffers.Binary;
using System.Text;

namespace OerPortal.Epub.Media;

/// <summary>A box of the ISO base media file format (ISO/IEC 14496-12 §4.2), which MP4, MOV, 3GP and HEIF are made of.</summary>
/// <param name="Start">Where its head begins.</param>
/// <param name="Content">Where its content begins.</param>
/// <param name="End">Where it says it ends; never beyond what holds it.</param>
/// <param name="IsCutOff">It says it is longer than what holds it.</param>
internal readonly record struct IsoBox(string Name, long Start, long Content, long End, bool IsCutOff)
{
    public long Length => End - Start;
}

/// <summary>Steps from box to box; a head that makes no sense ends the walk.</summary>
internal static class IsoBoxes
{
    /// <summary>Whether the MP4 family: boxes, the first of which is one that such files begin with. QuickTime's older ones have no brand.</summary>
    public static bool IsMedia(ReadOnlySpan<byte> head) => head.Length >= 12
        && (head[4..].StartsWith("ftyp"u8) || (head[0] == 0 && (head[4..].StartsWith("moov"u8) || head[4..].StartsWith("mdat"u8) || head[4..].StartsWith("wide"u8)))
            || (head[0] == 0 && head[4..].StartsWith("skip"u8)) || head.StartsWith<byte>([0, 0, 0, 8, .. "free"u8]));

    private const int MostBoxes = 100_000;

    /// <summary>Boxes at the top of a file.</summary>
    public static List<IsoBox> Top(Stream file)
    {
        var boxes = new List<IsoBox>();
        Span<byte> head = stackalloc byte[16];
        for (long at = 0; at + 8 <= file.Length && boxes.Count < MostBoxes; at = boxes[^1].End)
        {
            file.Position = at;
            var read = file.ReadAtLeast(head, 16, throwOnEndOfStream: false);
            if (Read(head[..read], at, file.Length) is not { } box)
                break;
            boxes.Add(box);
        }
        return boxes;
    }

    /// <summary>Boxes inside another one whose bytes are at hand.</summary>
    /// <param name="bytes">What the positions count in.</param>
    public static List<IsoBox> Inside(ReadOnlySpan<byte> bytes, long from, long to)
    {
        var boxes = new List<IsoBox>();
        for (var at = from; at + 8 <= to && boxes.Count < MostBoxes; at = boxes[^1].End)
        {
            if (Read(bytes[(int)at..(int)Math.Min(to, at + 16)], at, to) is not { } box)
                break;
            boxes.Add(box);
        }
        return boxes;
    }

    private static IsoBox? Read(ReadOnlySpan<byte> head, long at, long limit)
    {
        if (head.Length < 8)
            return null;
        long length = BinaryPrimitives.ReadUInt32BigEndian(head);
        var content = at + 8;
        if (length == 1)
        {
            if (head.Length < 16)
                return null;
            length = BinaryPrimitives.ReadInt64BigEndian(head[8..]);
            content = at + 16;
        }
        else if (length == 0)
        {
            length = limit - at;
        }
        if (length < content - at)
            return null;
        var isCutOff = length > limit - at;
        return new IsoBox(Encoding.Latin1.GetString(head[4..8]), at, Math.Min(content, limit), isCutOff ? limit : at + length, isCutOff);
    }
}
