using System.Globalization;
using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Recognition;

/// <summary>How far a page lies askew: Tesseract reads lines up to two degrees, and at four nothing.</summary>
internal static class Tilt
{
    private const int Side = 1000;
    private const double Most = 12;
    private const double Least = 0.7;

    // A page of print is a tenth black; what is half black is no page.
    private const double MostDark = 0.4;

    /// <returns>Degrees, clockwise; 0 where lines leave doubt.</returns>
    public static async Task<double> OfAsync(string picture, ScratchFolder scratch, CancellationToken cancellation)
    {
        var (grey, small) = (scratch.File("grey.tif"), scratch.File("small.pgm"));
        if (!await VipsAsync(["thumbnail", picture, grey, $"{Side}", "--height", $"{Side}"], scratch, cancellation) || !await VipsAsync(["colourspace", grey, small, "b-w"], scratch, cancellation))
            return 0;
        return Of(await File.ReadAllBytesAsync(small, cancellation));
    }

    /// <summary>The same picture with its lines level, as large as before; where that fails, the picture.</summary>
    public static async Task<string> LevelAsync(string picture, double tilt, ScratchFolder scratch, CancellationToken cancellation)
    {
        var (turned, level) = (scratch.File("rotated.tif"), scratch.File("level.tif"));
        string[] size = [await FieldAsync("width"), await FieldAsync("height")];
        return await VipsAsync(["rotate", picture, turned, (360 - tilt).ToString(CultureInfo.InvariantCulture), "--background", "255"], scratch, cancellation)
            && await VipsAsync(["smartcrop", turned, level, .. size, "--interesting", "centre"], scratch, cancellation) ? level : picture;

        async Task<string> FieldAsync(string name) => (await ExternalTool.RunAsync("vipsheader", ["-f", name, picture], scratch.Path, PageReading.Limits, cancellation)).Output.Trim();
    }

    /// <param name="picture">A PGM of eight bits.</param>
    internal static double Of(ReadOnlySpan<byte> picture)
    {
        if (Header(picture) is not { } page)
            return 0;
        var dark = Dark(picture[^(page.Width * page.Height)..], page.Width);
        if (dark.Count == 0 || dark.Count > MostDark * page.Width * page.Height)
            return 0;
        var rough = Best(dark, page, from: -Most, to: Most, step: 0.5);
        var fine = Best(dark, page, rough - 0.4, rough + 0.4, step: 0.1);
        return Math.Abs(fine) >= Least && Math.Abs(rough) < Most && Sharpness(dark, page, fine) > 1.15 * Sharpness(dark, page, 0) ? fine : 0;
    }

    private static List<(int X, int Y)> Dark(ReadOnlySpan<byte> pixels, int width)
    {
        long sum = 0;
        foreach (var pixel in pixels)
            sum += pixel;
        var threshold = sum / pixels.Length * 3 / 4;
        var dark = new List<(int X, int Y)>();
        for (var at = 0; at < pixels.Length; at++)
        {
            if (pixels[at] < threshold)
                dark.Add((at % width, at / width));
        }
        return dark;
    }

    private static double Best(List<(int X, int Y)> dark, (int Width, int Height) page, double from, double to, double step) =>
        Enumerable.Range(0, (int)Math.Round((to - from) / step) + 1).Select(i => from + (i * step)).MaxBy(angle => Sharpness(dark, page, angle));

    // Along the lines of print the page is black or white; across them it is grey.
    private static double Sharpness(List<(int X, int Y)> dark, (int Width, int Height) page, double angle)
    {
        var slope = Math.Tan(angle * Math.PI / 180);
        var rows = new int[page.Height + (int)(page.Width * Math.Abs(slope)) + 2];
        var first = slope > 0 ? page.Width * slope : 0;
        foreach (var (x, y) in dark)
            rows[(int)(y - (x * slope) + first)]++;
        return rows.Sum(row => (double)row * row);
    }

    // "P5", perhaps lines of comment, width, height, 255, each with a blank behind.
    private static (int Width, int Height)? Header(ReadOnlySpan<byte> picture)
    {
        if (!picture.StartsWith("P5\n"u8))
            return null;
        Span<int> numbers = stackalloc int[3];
        var found = 0;
        for (var at = 3; at < picture.Length && found < 3; at++)
        {
            if (picture[at] == '#')
                at += picture[at..].IndexOf((byte)'\n');
            else if (picture[at] is >= (byte)'0' and <= (byte)'9')
                numbers[found] = (numbers[found] * 10) + picture[at] - '0';
            else
                found++;
        }
        var (width, height) = (numbers[0], numbers[1]);
        return width is > 0 and <= Side && height is > 0 and <= Side && width * height < picture.Length ? (width, height) : null;
    }

    private static async Task<bool> VipsAsync(string[] arguments, ScratchFolder scratch, CancellationToken cancellation) =>
        (await ExternalTool.RunAsync("vips", arguments, scratch.Path, PageReading.Limits, cancellation)).Succeeded;
}
