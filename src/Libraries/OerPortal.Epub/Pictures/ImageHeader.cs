using System.Buffers.Binary;

namespace OerPortal.Epub.Pictures;

/// <summary>Reads how large an image claims to be, before anything decodes it.</summary>
internal static class ImageHeader
{
    private const long MaxPixels = 120_000_000;
    private const int MaxSide = 32_000;

    private static readonly string[] Sized = ["image/png", "image/gif", "image/jpeg", "image/webp"];

    private static ReadOnlySpan<byte> PngStart => [0x89, (byte)'P', (byte)'N', (byte)'G'];

    private static ReadOnlySpan<byte> JpegStart => [0xFF, 0xD8];

    /// <exception cref="FileRefusedException">More pixels than can be decoded safely.</exception>
    public static void DemandDecodable(string mediaType, ReadOnlySpan<byte> head)
    {
        if (!IsDecodable(mediaType, head))
            throw new FileRefusedException(Refusal.TooManyPixels, $"{SizeOf(mediaType, head)}");
    }

    /// <summary>Whether <see cref="DemandDecodable"/> has nothing to say.</summary>
    public static bool IsDecodable(string mediaType, ReadOnlySpan<byte> head) =>
        SizeOf(mediaType, head) is not { } size || (size.Width <= MaxSide && size.Height <= MaxSide && (long)size.Width * size.Height <= MaxPixels);

    /// <summary>Whether it is known to be an ornament and not a page.</summary>
    public static bool IsSmaller(string mediaType, ReadOnlySpan<byte> head, int side) => SizeOf(mediaType, head) is { } size && (size.Width < side || size.Height < side);

    /// <summary>Width times height, or null when the header does not say.</summary>
    public static long? PixelsOfJpeg(ReadOnlySpan<byte> head) => Jpeg(head) is { } size ? (long)size.Width * size.Height : null;

    private static (int Width, int Height)? SizeOf(string mediaType, ReadOnlySpan<byte> head)
    {
        if (mediaType == "image/bmp" && head.Length >= 26 && head[14] != 12)
            return (Math.Abs(BinaryPrimitives.ReadInt32LittleEndian(head[18..])), Math.Abs(BinaryPrimitives.ReadInt32LittleEndian(head[22..])));
        if (mediaType is "image/heic" or "image/avif")
            return Heif(head);
        return Sized.Contains(mediaType) ? SizeOf(head) : null;
    }

    /// <summary>Pixels of a PNG, GIF, JPEG or WebP picture; null where the head does not say.</summary>
    internal static (int Width, int Height)? SizeOf(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith(PngStart) && head.Length >= 24)
            return (Clamp(BinaryPrimitives.ReadUInt32BigEndian(head[16..])), Clamp(BinaryPrimitives.ReadUInt32BigEndian(head[20..])));
        if (head.StartsWith("GIF8"u8) && head.Length >= 10)
            return (BinaryPrimitives.ReadUInt16LittleEndian(head[6..]), BinaryPrimitives.ReadUInt16LittleEndian(head[8..]));
        if (head.StartsWith(JpegStart))
            return Jpeg(head);
        return head.StartsWith("RIFF"u8) && head.Length >= 30 ? Webp(head[12..]) : null;
    }

    // WebP's container has three forms: extended, lossy, lossless.
    private static (int Width, int Height)? Webp(ReadOnlySpan<byte> chunk)
    {
        if (chunk.StartsWith("VP8X"u8))
            return (1 + (chunk[12] | (chunk[13] << 8) | (chunk[14] << 16)), 1 + (chunk[15] | (chunk[16] << 8) | (chunk[17] << 16)));
        if (chunk.StartsWith("VP8 "u8))
            return (BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(chunk[16..]) & 0x3FFF);
        if (!chunk.StartsWith("VP8L"u8))
            return null;
        var packed = BinaryPrimitives.ReadUInt32LittleEndian(chunk[9..]);
        return ((int)(packed & 0x3FFF) + 1, (int)((packed >> 14) & 0x3FFF) + 1);
    }

    // "ispe" boxes, one an item; tiles have their own, smaller.
    private static (int Width, int Height)? Heif(ReadOnlySpan<byte> head)
    {
        (int Width, int Height)? largest = null;
        for (int found; (found = head.IndexOf("ispe"u8)) >= 0 && head.Length >= found + 16; head = head[(found + 16)..])
        {
            var size = (Width: Clamp(BinaryPrimitives.ReadUInt32BigEndian(head[(found + 8)..])), Height: Clamp(BinaryPrimitives.ReadUInt32BigEndian(head[(found + 12)..])));
            if (largest is null || (long)size.Width * size.Height > (long)largest.Value.Width * largest.Value.Height)
                largest = size;
        }
        return largest;
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
