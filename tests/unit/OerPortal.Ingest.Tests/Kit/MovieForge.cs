using System.Buffers.Binary;
using System.Text;

namespace OerPortal.Ingest.Tests.Kit;

/// <summary>The smallest MP4, MOV or 3GP: boxes and tracks without pictures in them.</summary>
internal static class MovieForge
{
    /// <summary>Seconds since 1904.</summary>
    public const int MadeAt = 0x60A1B2C3;

    public static byte[] Box(string name, params byte[][] content)
    {
        byte[] whole = [0, 0, 0, 0, .. Encoding.Latin1.GetBytes(name), .. content.SelectMany(c => c)];
        BinaryPrimitives.WriteInt32BigEndian(whole, whole.Length);
        return whole;
    }

    /// <param name="brand">Major brand; null for a QuickTime file older than brands.</param>
    /// <param name="tracks">Handler and coding of each, such as <c>vide avc1</c>.</param>
    /// <param name="index">More boxes inside the index.</param>
    public static byte[] Movie(string? brand, string[] tracks, byte[][]? index = null, byte[][]? more = null, double seconds = 3, byte[]? data = null)
    {
        byte[] type = brand is null ? [] : Box("ftyp", Encoding.Latin1.GetBytes(brand), [0, 0, 2, 0], Encoding.Latin1.GetBytes("isommp42"));
        var samples = Box("mdat", data ?? [1, 2, 3, 4]);
        var head = new byte[100];
        // When it was made and changed.
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), MadeAt);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(8), MadeAt);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(12), 1000);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(16), (int)(seconds * 1000));
        byte[][] inside = [Box("mvhd", head), .. tracks.Select(t => Track(t[..4], t[5..], type.Length + 8)), .. index ?? []];
        return [.. type, .. samples, .. Box("moov", inside), .. (more ?? []).SelectMany(b => b)];
    }

    /// <summary>One sample of four bytes.</summary>
    private static byte[] Track(string handler, string coding, int dataAt)
    {
        byte[] entry = Box(coding.PadRight(4), [0, 0, 0, 0, 0, 0, 0, 1]);
        byte[] at = [0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(at, dataAt);
        var table = Box(
            "stbl", Box("stsd", [0, 0, 0, 0, 0, 0, 0, 1], entry), Box("stsc", [0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1]),
            Box("stsz", [0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 1]), Box("stco", [0, 0, 0, 0, 0, 0, 0, 1], at));
        return Box("trak", Box("mdia", Box("hdlr", new byte[8], Encoding.Latin1.GetBytes(handler), new byte[13]), Box("minf", table)));
    }

    /// <summary>What phones write: the place as ISO 6709, as 3GPP's box, as Apple's keys, and XMP beside the index.</summary>
    public static byte[] Place() => Box(
        "udta", Box("©xyz", [0, 26, 0x15, 0xC7], Encoding.Latin1.GetBytes(Noted.Secret)), Box("loci", [0, 0, 0, 0, 0x15, 0xC7], Encoding.Latin1.GetBytes(Noted.Secret)),
        Box("©mod", [0, 4, 0, 0], "iPhone"u8.ToArray()), Box("©nam", [0, 9, 0, 0], "Bai hoc 1"u8.ToArray()));

    public static byte[] Keys() => Box(
        "meta", Box("hdlr", new byte[8], "mdta"u8.ToArray(), new byte[13]), Box("keys", "com.apple.quicktime.location.ISO6709"u8.ToArray()), Box("ilst", Encoding.Latin1.GetBytes(Noted.Secret)));

    public static byte[] Xmp() => Box("uuid", [0xBE, 0x7A, 0xCF, 0xCB, 0x97, 0xA9, 0x42, 0xE8, 0x9C, 0x71, 0x99, 0x94, 0x91, 0xE3, 0xAF, 0xAC], Noted.Xmp);
}
