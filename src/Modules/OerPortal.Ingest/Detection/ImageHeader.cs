using System.Buffers.Binary;

namespace OerPortal.Ingest.Detection;

/// <summary>Reads how large an image claims to be, before anything decodes it.</summary>
internal static class ImageHeader
{
    private const long MaxPixels = 120_000_000;
    private const int MaxSide = 32_000;

    /// <exception cref="FileRefusedException">More pixels than can be decoded safely.</exception>
    public static void DemandDecodable(DetectedKind kind, ReadOnlySpan<byte> head)
    {
        if (SizeOf(kind, head) is not { } size)
            return;
        if (size.Width > MaxSide || size.Height > MaxSide || (long)size.Width * size.Height > MaxPixels)
            throw new FileRefusedException(Refusal.TooManyPixels, $"{size.Width} × {size.Height}");
    }

    /// <summary>Width times height, or null when the header does not say.</summary>
    public static long? PixelsOfJpeg(ReadOnlySpan<byte> head) => Jpeg(head) is { } size ? (long)size.Width * size.Height : null;

    private static (int Width, int Height)? SizeOf(DetectedKind kind, ReadOnlySpan<byte> head)
    {
        if (kind == Kinds.Png && head.Length >= 24)
            return (Clamp(BinaryPrimitives.ReadUInt32BigEndian(head[16..])), Clamp(BinaryPrimitives.ReadUInt32BigEndian(head[20..])));
        if (kind == Kinds.Gif && head.Length >= 10)
            return (BinaryPrimitives.ReadUInt16LittleEndian(head[6..]), BinaryPrimitives.ReadUInt16LittleEndian(head[8..]));
        if (kind == Kinds.Jpeg)
            return Jpeg(head);
        return kind == Kinds.Webp && head.Length >= 30 && head[12..].StartsWith("VP8X"u8)
            ? (1 + (head[24] | (head[25] << 8) | (head[26] << 16)), 1 + (head[27] | (head[28] << 8) | (head[29] << 16)))
            : null;
    }

    private static (int Width, int Height)? Jpeg(ReadOnlySpan<byte> head)
    {
        var at = 2;
        while (at + 9 < head.Length && head[at] == 0xFF)
        {
            var marker = head[at + 1];
            var isFrame = marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
            if (isFrame)
                return (BinaryPrimitives.ReadUInt16BigEndian(head[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(head[(at + 5)..]));
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(head[(at + 2)..]);
        }
        return null;
    }

    private static int Clamp(uint value) => (int)Math.Min(value, int.MaxValue);
}
