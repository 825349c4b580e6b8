using System.Diagnostics;
using System.Globalization;

namespace OerPortal.TestKit;

/// <summary>Print on paper, as a scanner at 300 dots an inch sees it: a JPEG, and no text.</summary>
public sealed record ScannedPage(byte[] Jpeg, int Width, int Height)
{
    private const int Dots = 300;

    /// <param name="text">Set by libvips, broken into lines.</param>
    /// <param name="tilt">Degrees by which the paper lay askew.</param>
    /// <param name="turn">Degrees by which it was put in the wrong way round: 0, 90, 180 or 270.</param>
    public static async Task<ScannedPage> OfAsync(string text, double tilt = 0, int turn = 0)
    {
        var folder = TemporaryFolder.Create("oer-scan-");
        try
        {
            await RunAsync("vips", folder, "text", "a.png", text, "--font", "Tinos 14", "--dpi", $"{Dots}", "--width", "2000");
            await RunAsync("vips", folder, "invert", "a.png", "b.png");
            await RunAsync("vips", folder, "embed", "b.png", "c.png", "240", "300", "2480", "3508", "--extend", "white");
            await RunAsync("vips", folder, "rotate", "c.png", "d.png", tilt.ToString(CultureInfo.InvariantCulture), "--background", "255");
            await RunAsync("vips", folder, "rot", "d.png", "e.jpg[Q=85]", $"d{turn}");
            return new ScannedPage(await File.ReadAllBytesAsync(Path.Combine(folder, "e.jpg")), await FieldAsync("width"), await FieldAsync("height"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        async Task<int> FieldAsync(string name) => int.Parse(await RunAsync("vipsheader", folder, "-f", name, "e.jpg"), CultureInfo.InvariantCulture);
    }

    /// <summary>As wide on paper as it was scanned.</summary>
    internal (double Width, double Height) Points => (Width * 72.0 / Dots, Height * 72.0 / Dots);

    private static async Task<string> RunAsync(string program, string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} {arguments[0]}: exit code {process.ExitCode}");
    }
}
