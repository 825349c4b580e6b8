using System.Buffers.Binary;
using System.Text;

namespace OerPortal.Ingest.Tests.Kit;

/// <summary>Reads bytes that are given out as a stranger would who looks for what a camera wrote: by the parts of each format, and by plain search.</summary>
internal static class NoteFinder
{
    private static readonly string[] Signs =
    [
        Noted.Secret, "http://ns.adobe.com", "adobe:ns:meta", "Photoshop 3.0", "GPSLatitude", "<x:xmpmeta", "xpacket", "XMP DataXMP", "inkscape:", "sodipodi:", "rdf:RDF", "com.apple.quicktime.location", "\u00A9xyz", "MPF\0",
    ];

    /// <summary>Every note found; empty when there is none. A note that says only how to turn the picture is none.</summary>
    public static IReadOnlyList<string> In(byte[] bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        return [.. Signs.Where(s => text.Contains(s, StringComparison.Ordinal)), .. Parts(bytes)];
    }

    private static IEnumerable<string> Parts(byte[] bytes)
    {
        if (bytes is [0xFF, 0xD8, ..])
            return Jpeg(bytes);
        if (bytes.AsSpan().StartsWith("\u0089PNG"u8[1..]) || bytes is [0x89, (byte)'P', ..])
            return Png(bytes);
        if (bytes.AsSpan().StartsWith("RIFF"u8))
            return Riff(bytes);
        return bytes.AsSpan().StartsWith("GIF8"u8) && bytes.AsSpan().IndexOf([(byte)0x21, (byte)0xFE]) > 0 ? ["GIF comment"] : [];
    }

    private static IEnumerable<string> Jpeg(byte[] bytes)
    {
        var at = 2;
        while (at + 4 <= bytes.Length && bytes[at] == 0xFF && bytes[at + 1] is not (0xD9 or 0xDA))
        {
            var (marker, length) = (bytes[at + 1], BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at + 2)));
            var content = bytes[(at + 4)..(at + 2 + length)];
            if (marker == 0xE1 && !IsOnlyUpright(content.AsSpan().StartsWith("Exif\0\0"u8) ? content[6..] : content))
                yield return "JPEG APP1";
            if (marker is (>= 0xE3 and not 0xEE) or 0xFE)
                yield return $"JPEG {marker:X2}";
            at += 2 + length;
        }
        if (!bytes.AsSpan().EndsWith<byte>([0xFF, 0xD9]))
            yield return "bytes behind the picture";
    }

    private static IEnumerable<string> Png(byte[] bytes)
    {
        for (var at = 8; at + 12 <= bytes.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));
            var name = Encoding.ASCII.GetString(bytes, at + 4, 4);
            if (name is "tEXt" or "zTXt" or "iTXt" or "tIME" || (name == "eXIf" && !IsOnlyUpright(bytes[(at + 8)..(at + 8 + length)])))
                yield return $"PNG {name}";
            at += 12 + length;
            if (name == "IEND" && at != bytes.Length)
                yield return "bytes behind the picture";
        }
    }

    private static IEnumerable<string> Riff(byte[] bytes)
    {
        for (var at = 12; at + 8 <= bytes.Length;)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at + 4));
            var name = Encoding.ASCII.GetString(bytes, at, 4);
            if (name == "XMP " || (name == "EXIF" && !IsOnlyUpright(bytes[(at + 8)..(at + 8 + length)])))
                yield return $"WebP {name}";
            at += 8 + length + (length & 1);
        }
    }

    // One entry, the orientation, and nothing behind it.
    private static bool IsOnlyUpright(byte[] tiff) => tiff.Length == 26 && tiff.AsSpan().StartsWith("MM\0*"u8) && tiff[9] == 1 && tiff[10] == 0x01 && tiff[11] == 0x12;
}
