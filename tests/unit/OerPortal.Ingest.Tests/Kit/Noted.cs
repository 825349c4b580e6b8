using System.Buffers.Binary;
using System.Text;

namespace OerPortal.Ingest.Tests.Kit;

/// <summary>Pictures and films with everything cameras and programs write beside the pixels, each with the words <see cref="Secret"/>.</summary>
internal static class Noted
{
    /// <summary>Stands in every note; no byte of what is given out may have it.</summary>
    public const string Secret = "Nha-em-14.3512N-108.0001E";

    private static readonly byte[] SecretBytes = Encoding.ASCII.GetBytes(Secret);

    public static byte[] Xmp { get; } = Encoding.ASCII.GetBytes(
        $"<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description exif:GPSLatitude='{Secret}'/></rdf:RDF></x:xmpmeta><?xpacket end='w'?>");

    /// <summary>A TIFF structure with maker, orientation, and a GPS directory.</summary>
    public static byte[] Exif(int turn, bool isLittle = true)
    {
        using var tiff = new MemoryStream();
        var make = (byte[])[.. SecretBytes, 0];
        int first = 8, afterFirst = first + 2 + (3 * 12) + 4, gps = afterFirst + make.Length + (make.Length & 1), afterGps = gps + 2 + (2 * 12) + 4;
        tiff.Write(isLittle ? "II*\0"u8 : "MM\0*"u8);
        U32(first);
        U16(3);
        Entry(271, 2, make.Length, afterFirst);
        Entry(274, 3, 1, isLittle ? turn : turn << 16);
        Entry(34853, 4, 1, gps);
        U32(0);
        tiff.Write(make);
        tiff.SetLength(gps);
        tiff.Position = gps;
        U16(2);
        Entry(1, 2, 2, isLittle ? 'N' : 'N' << 24);
        Entry(2, 5, 3, afterGps);
        U32(0);
        foreach (var value in new[] { 14, 1, 21, 1, 438, 100 })
            U32(value);
        tiff.Write(SecretBytes);
        return tiff.ToArray();

        void Entry(int tag, int type, int count, int value)
        {
            U16(tag);
            U16(type);
            U32(count);
            U32(value);
        }

        void U16(int value)
        {
            Span<byte> two = stackalloc byte[2];
            if (isLittle)
                BinaryPrimitives.WriteUInt16LittleEndian(two, (ushort)value);
            else
                BinaryPrimitives.WriteUInt16BigEndian(two, (ushort)value);
            tiff.Write(two);
        }

        void U32(int value)
        {
            Span<byte> four = stackalloc byte[4];
            if (isLittle)
                BinaryPrimitives.WriteInt32LittleEndian(four, value);
            else
                BinaryPrimitives.WriteInt32BigEndian(four, value);
            tiff.Write(four);
        }
    }

    public static byte[] Jpeg(byte[] plain, int turn = 1, bool isLittle = true) =>
    [
        .. plain[..2], .. Segment(0xE1, [.. "Exif\0\0"u8, .. Exif(turn, isLittle)]), .. Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Xmp]),
        .. Segment(0xE2, [.. "MPF\0"u8, .. SecretBytes]), .. Segment(0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, .. SecretBytes]), .. Segment(0xED, [.. "Photoshop 3.0\0"u8, .. SecretBytes]),
        .. Segment(0xEB, SecretBytes), .. Segment(0xFE, SecretBytes), .. plain[2..],
        // What phones hang on behind the picture: another one, or a film.
        .. "\0\0\0\u0020ftypmp42"u8, .. SecretBytes,
    ];

    public static (string, byte[])[] PngChunks(int turn = 1) =>
    [
        ("tEXt", [.. "Comment\0"u8, .. SecretBytes]), ("iTXt", [.. "XML:com.adobe.xmp\0\0\0\0\0"u8, .. Xmp]), ("zTXt", [.. "Raw profile type exif\0\0"u8, .. SecretBytes]),
        ("eXIf", Exif(turn)), ("tIME", [7, 234, 11, 28, 6, 0, 0]), ("prVt", SecretBytes),
    ];

    /// <param name="plain">A simple WebP, which becomes an extended one.</param>
    public static byte[] Webp(byte[] plain, int width, int height, int turn = 1, bool hasExifName = false)
    {
        // libvips 8.14 writes an EXIF of its own behind the pixels, whatever it is told.
        var at = plain.AsSpan().IndexOf("VP8 "u8);
        var length = BinaryPrimitives.ReadInt32LittleEndian(plain.AsSpan(at + 4));
        var pixels = plain[at..(at + 8 + length + (length & 1))];
        byte[] head = [0b1100, 0, 0, 0, (byte)(width - 1), (byte)((width - 1) >> 8), 0, (byte)(height - 1), (byte)((height - 1) >> 8), 0];
        byte[] body = [.. "WEBP"u8, .. Chunk("VP8X", head), .. pixels, .. Chunk("EXIF", hasExifName ? [.. "Exif\0\0"u8, .. Exif(turn)] : Exif(turn)), .. Chunk("XMP ", Xmp), .. Chunk("prVt", SecretBytes)];
        return [.. Chunk("RIFF", body), .. SecretBytes];
    }

    /// <summary>Two frames of one pixel, repeated for ever, with a comment and XMP between.</summary>
    public static byte[] Gif() =>
    [
        .. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 255, 0, 0, 0, 0, 0, 0x21, 0xFF, 11, .. "NETSCAPE2.0"u8, 3, 1, 0, 0, 0,
        0x21, 0xFE, (byte)SecretBytes.Length, .. SecretBytes, 0, 0x21, 0xFF, 11, .. "XMP DataXMP"u8, .. Xmp, 1, .. Enumerable.Range(0, 256).Select(i => (byte)(255 - i)), 0,
        .. Frame, .. Frame, 0x3B, .. SecretBytes,
    ];

    private static byte[] Frame => [0x21, 0xF9, 4, 0, 10, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0];

    private static byte[] Segment(byte marker, byte[] content) => [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    private static byte[] Chunk(string name, byte[] content)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, content.Length);
        return [.. Encoding.ASCII.GetBytes(name), .. length, .. content, .. new byte[content.Length & 1]];
    }
}
