using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace OerPortal.Epub.Pictures;

/// <summary>Chunks of a PNG (PNG 3rd edition §11). Kept are those that make pixels, colours and movement.</summary>
internal static class PngNotes
{
    private const int HeadAndChecksum = 12;
    private const byte IsAncillary = 0x20;

    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "cLLI", "bKGD", "pHYs", "acTL", "fcTL", "fdAT",
    };

    public static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    public static byte[]? Remove(ReadOnlySpan<byte> png, bool keepUpright)
    {
        using var kept = new MemoryStream(png.Length);
        kept.Write(Signature);
        for (var rest = png[Signature.Length..]; rest.Length >= HeadAndChecksum;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length > (uint)(rest.Length - HeadAndChecksum))
                return null;
            var chunk = rest[..((int)length + HeadAndChecksum)];
            var name = Encoding.Latin1.GetString(chunk[4..8]);
            if (Kept.Contains(name))
                kept.Write(chunk);
            else if (name == "eXIf" && keepUpright && Upright.Of(chunk[8..^4]) is var turn && Upright.Turned(turn))
                WriteChunk(kept, "eXIf"u8, Upright.Note(turn));
            else if ((chunk[4] & IsAncillary) == 0)
                return null;
            if (name == "IEND")
                return kept.ToArray();
            rest = rest[chunk.Length..];
        }
        return null;
    }

    private static void WriteChunk(MemoryStream kept, ReadOnlySpan<byte> name, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        kept.Write(number);
        byte[] summed = [.. name, .. content];
        kept.Write(summed);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.HashToUInt32(summed));
        kept.Write(number);
    }
}
