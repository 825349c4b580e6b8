using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using OerPortal.Epub.Zip;

namespace OerPortal.Ingest.Tools;

/// <summary>A BMP of Windows' Paint as a PNG, without a loader of ImageMagick's: 1, 4, 8, 24 and 32 bits a pixel, not compressed.</summary>
internal static class BitmapPicture
{
    private const int LongestFile = 256 << 20;
    private const int HeadStart = 14;

    /// <returns>Null when it is none of these.</returns>
    public static async Task<string?> ConvertAsync(string path, ScratchFolder scratch, CancellationToken cancellation)
    {
        if (new FileInfo(path).Length > LongestFile)
            return null;
        var bytes = await File.ReadAllBytesAsync(path, cancellation);
        if (Draw(bytes) is not { } png)
            return null;
        var converted = scratch.File("bitmap.png");
        await File.WriteAllBytesAsync(converted, png, cancellation);
        return converted;
    }

    private static byte[]? Draw(ReadOnlySpan<byte> bmp)
    {
        if (bmp.Length < HeadStart + 40)
            return null;
        var start = BinaryPrimitives.ReadUInt32LittleEndian(bmp[10..]);
        var head = BinaryPrimitives.ReadInt32LittleEndian(bmp[HeadStart..]);
        var (width, signedHeight) = (BinaryPrimitives.ReadInt32LittleEndian(bmp[18..]), BinaryPrimitives.ReadInt32LittleEndian(bmp[22..]));
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(bmp[28..]), packing = BinaryPrimitives.ReadInt32LittleEndian(bmp[30..]);
        var height = Math.Abs((long)signedHeight);
        // Packing 3 names the channels' places; 32 bits in the usual order are written so, too.
        if (head < 40 || width is <= 0 or > 32_000 || height is 0 or > 32_000 || packing is not (0 or 3) || (packing == 3 && bits != 32) || bits is not (1 or 4 or 8 or 24 or 32))
            return null;
        var row = ((((long)width * bits) + 31) / 32) * 4;
        var palette = HeadStart + head;
        if (start + (row * height) > bmp.Length || (bits <= 8 && palette + (4L << bits) > bmp.Length && palette + 8 > bmp.Length))
            return null;
        var lines = new byte[((3 * width) + 1) * height];
        for (var y = 0; y < height; y++)
        {
            var from = bmp.Slice((int)(start + (row * (signedHeight > 0 ? height - 1 - y : y))), (int)row);
            var to = lines.AsSpan((int)(y * ((3L * width) + 1)) + 1, 3 * width);
            for (var x = 0; x < width; x++)
                Pixel(from, x, bits, bmp[palette..]).CopyTo(to[(3 * x)..]);
        }
        return Png(width, (int)height, lines);
    }

    private static ReadOnlySpan<byte> Pixel(ReadOnlySpan<byte> row, int x, int bits, ReadOnlySpan<byte> palette)
    {
        if (bits >= 24)
        {
            var pixel = row.Slice(x * bits / 8, 3);
            return new[] { pixel[2], pixel[1], pixel[0] };
        }
        var index = (row[x * bits / 8] >> (8 - bits - (x * bits % 8))) & ((1 << bits) - 1);
        return index * 4 + 3 > palette.Length ? new byte[3] : new[] { palette[(index * 4) + 2], palette[(index * 4) + 1], palette[index * 4] };
    }

    private static byte[] Png(int width, int height, byte[] lines)
    {
        using var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, 2);
        Chunk(png, "IHDR"u8, head);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(lines);
        Chunk(png, "IDAT"u8, packed.ToArray());
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static void Chunk(MemoryStream png, ReadOnlySpan<byte> name, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        png.Write(number);
        png.Write(name);
        png.Write(content);
        var checksum = new Crc32();
        checksum.Append(name);
        checksum.Append(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, checksum.GetCurrentHashAsUInt32());
        png.Write(number);
    }
}
