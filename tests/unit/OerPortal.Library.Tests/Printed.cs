using System.Diagnostics;
using System.Globalization;
using System.Xml.Linq;
using OerPortal.TestKit;

namespace OerPortal.Library.Tests;

/// <summary>A PDF as a printer and a reader see it.</summary>
internal static class Printed
{
    /// <returns>The words of each page, white space as one space.</returns>
    internal static async Task<IReadOnlyList<string>> PagesAsync(byte[] pdf)
        => [.. (await ReadAsync(pdf, "pdftotext", "-layout", "{pdf}", "{out}")).TrimEnd('\f').Split('\f').Select(page => string.Join(' ', page.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];

    /// <returns>Each word and where it stands on its page, in millimetres.</returns>
    internal static async Task<IReadOnlyList<PrintedWord>> WordsAsync(byte[] pdf)
    {
        var pages = XDocument.Parse(await ReadAsync(pdf, "pdftotext", "-bbox", "{pdf}", "{out}")).Descendants().Where(e => e.Name.LocalName == "page");
        return [.. pages.SelectMany((page, at) => page.Elements().Select(word => new PrintedWord(at + 1, word.Value, Of(word, "xMin"), Of(word, "yMin"), Of(word, "xMax"), Of(word, "yMax"))))];

        static double Of(XElement word, string side) => double.Parse(word.Attribute(side)!.Value, CultureInfo.InvariantCulture) * 25.4 / 72;
    }

    /// <returns>Each page as grey points, so many an inch.</returns>
    internal static async Task<IReadOnlyList<PrintedPage>> RenderAsync(byte[] pdf, int resolution)
    {
        var folder = TemporaryFolder.Create("oer-printed-");
        try
        {
            var file = Path.Combine(folder, "a.pdf");
            await File.WriteAllBytesAsync(file, pdf, LibraryApp.Ct);
            await RunAsync("pdftoppm", "-gray", "-r", $"{resolution}", file, Path.Combine(folder, "p"));
            return [.. Directory.EnumerateFiles(folder, "*.pgm").Order().Select(PrintedPage.Read)];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> ReadAsync(byte[] pdf, string program, params string[] arguments)
    {
        var folder = TemporaryFolder.Create("oer-printed-");
        try
        {
            var (file, words) = (Path.Combine(folder, "a.pdf"), Path.Combine(folder, "a.txt"));
            await File.WriteAllBytesAsync(file, pdf, LibraryApp.Ct);
            await RunAsync(program, [.. arguments.Select(a => a switch { "{pdf}" => file, "{out}" => words, _ => a })]);
            return await File.ReadAllTextAsync(words, LibraryApp.Ct);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        var trouble = await process.StandardError.ReadToEndAsync(LibraryApp.Ct);
        await process.WaitForExitAsync(LibraryApp.Ct);
        process.ExitCode.ShouldBe(0, trouble);
    }
}

internal sealed record PrintedWord(int Page, string Text, double Left, double Top, double Right, double Bottom);

internal sealed record PrintedPage(int Width, int Height, byte[] Grey)
{
    // "P5 width height 255" and then one byte a point.
    internal static PrintedPage Read(string file)
    {
        var bytes = File.ReadAllBytes(file);
        var words = new List<string>();
        var at = 0;
        while (words.Count < 4)
        {
            var end = Array.FindIndex(bytes, at, b => char.IsWhiteSpace((char)b));
            words.Add(System.Text.Encoding.ASCII.GetString(bytes, at, end - at));
            at = end + 1;
        }

        return new(int.Parse(words[1], CultureInfo.InvariantCulture), int.Parse(words[2], CultureInfo.InvariantCulture), bytes[at..]);
    }

    /// <summary>A part of it, in millimetres.</summary>
    internal PrintedPage Cut(double left, double top, double width, double height, int resolution)
    {
        var (x, y, w, h) = (At(left), At(top), At(width), At(height));
        (w, h) = (Math.Min(w, Width - x), Math.Min(h, Height - y));
        var grey = new byte[w * h];
        for (var row = 0; row < h; row++)
            Array.Copy(Grey, ((y + row) * Width) + x, grey, row * w, w);
        return new(w, h, grey);

        int At(double millimetres) => (int)Math.Round(millimetres * resolution / 25.4);
    }
}
