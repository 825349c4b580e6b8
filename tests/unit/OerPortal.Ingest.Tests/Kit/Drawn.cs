using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using OerPortal.Epub.Zip;
using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Tests.Kit;

/// <summary>Pictures made here: the left half of one colour, the right half of another, so that turning and colours can be seen.</summary>
internal static class Drawn
{
    public static readonly byte[] Red = [220, 20, 20];
    public static readonly byte[] Blue = [20, 20, 220];

    public static byte[] Png(int width = 120, int height = 80, byte[]? left = null, byte[]? right = null, params (string Name, byte[] Content)[] chunks)
    {
        var lines = new byte[((3 * width) + 1) * height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
                (x < width / 2 ? left ?? Red : right ?? Blue).CopyTo(lines.AsSpan((y * ((3 * width) + 1)) + 1 + (3 * x)));
        }
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(lines);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, 2);
        using var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        png.Write(Chunk("IHDR", head));
        foreach (var (name, content) in chunks)
            png.Write(Chunk(name, content));
        png.Write(Chunk("IDAT", packed.ToArray()));
        png.Write(Chunk("IEND", []));
        return png.ToArray();
    }

    public static byte[] Chunk(string name, byte[] content)
    {
        byte[] named = [.. System.Text.Encoding.Latin1.GetBytes(name), .. content];
        var chunk = new byte[named.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        named.CopyTo(chunk.AsSpan(4));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(4 + named.Length), Crc32.HashToUInt32(named));
        return chunk;
    }

    /// <summary>The same picture as libvips writes it.</summary>
    public static async Task<byte[]> AsAsync(string ending, byte[]? png = null, string options = "")
    {
        using var scratch = new ScratchFolder(Path.GetTempPath());
        var (from, to) = (scratch.File("a.png"), scratch.File("b." + ending));
        await File.WriteAllBytesAsync(from, png ?? Png());
        var result = await ExternalTool.RunAsync("vips", ["copy", from, to + options], scratch.Path, ToolLimits.Document, CancellationToken.None);
        result.Succeeded.ShouldBeTrue(result.Errors);
        return await File.ReadAllBytesAsync(to);
    }

    /// <summary>Width, height, and the colour in the middle of the left, right, upper and lower edge.</summary>
    public static async Task<SeenPicture> LookAsync(byte[] picture)
    {
        using var scratch = new ScratchFolder(Path.GetTempPath());
        var (from, to) = (scratch.File("a"), scratch.File("b.v"));
        await File.WriteAllBytesAsync(from, picture);
        // As a browser shows it: turned, in sRGB.
        var result = await ExternalTool.RunAsync("vipsthumbnail", [from, "--size", "4000x4000>", "--export-profile", "srgb", "-o", scratch.File("c.png[strip]")], scratch.Path, ToolLimits.Document, CancellationToken.None);
        result.Succeeded.ShouldBeTrue(result.Errors);
        var header = await ExternalTool.RunAsync("vipsheader", ["-a", scratch.File("c.png")], scratch.Path, ToolLimits.Document, CancellationToken.None);
        int width = Number(header.Output, "width: "), height = Number(header.Output, "height: ");
        return new SeenPicture(
            width, height, await PointAsync(scratch, 2, height / 2), await PointAsync(scratch, width - 3, height / 2),
            await PointAsync(scratch, width / 2, 2), await PointAsync(scratch, width / 2, height - 3));
    }

    private static async Task<byte[]> PointAsync(ScratchFolder scratch, int x, int y)
    {
        var point = await ExternalTool.RunAsync("vips", ["getpoint", scratch.File("c.png"), $"{x}", $"{y}"], scratch.Path, ToolLimits.Document, CancellationToken.None);
        return [.. point.Output.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(v => (byte)Math.Clamp(double.Parse(v, System.Globalization.CultureInfo.InvariantCulture), 0, 255))];
    }

    private static int Number(string header, string name) =>
        int.Parse(header[(header.IndexOf(name, StringComparison.Ordinal) + name.Length)..].Split('\n')[0], System.Globalization.CultureInfo.InvariantCulture);
}

internal sealed record SeenPicture(int Width, int Height, byte[] Left, byte[] Right, byte[] Top, byte[] Bottom)
{
    public static bool IsRed(byte[] colour) => colour[0] > 150 && colour[2] < 100;

    public static bool IsBlue(byte[] colour) => colour[2] > 150 && colour[0] < 100;
}
