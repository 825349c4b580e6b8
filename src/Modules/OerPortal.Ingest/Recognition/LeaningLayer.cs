using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace OerPortal.Ingest.Recognition;

/// <summary>Makes the words that were read on a page put level lean again, as they do on the page itself.</summary>
internal static partial class LeaningLayer
{
    /// <param name="path">A PDF of one page as Tesseract writes it; it is changed where it stands.</param>
    /// <param name="tilt">Degrees, clockwise.</param>
    public static void Lean(string path, double tilt)
    {
        var pdf = Encoding.Latin1.GetString(File.ReadAllBytes(path));
        var box = MediaBox().Match(pdf);
        if (!box.Success)
            return;
        var place = Around(tilt, Number(box.Groups["width"]) / 2, Number(box.Groups["height"]) / 2);
        // What follows stands elsewhere then; qpdf, which reads it next, finds it.
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes(Streams().Replace(pdf, found =>
            Unpacked(found.Groups["packed"].Value) is { } content && content.StartsWith("q ", StringComparison.Ordinal) ? StreamOf($"q {place} cm\n{content}\nQ\n") : found.Value)));
    }

    private static string Around(double tilt, double x, double y)
    {
        var (sine, cosine) = Math.SinCos(-tilt * Math.PI / 180);
        return string.Create(CultureInfo.InvariantCulture, $"{cosine:0.######} {sine:0.######} {-sine:0.######} {cosine:0.######} {x - (cosine * x) + (sine * y):0.###} {y - (sine * x) - (cosine * y):0.###}");
    }

    private static double Number(Group found) => double.Parse(found.Value, CultureInfo.InvariantCulture);

    private static string? Unpacked(string packed)
    {
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(Encoding.Latin1.GetBytes(packed)), CompressionMode.Decompress);
            using var reader = new StreamReader(zlib, Encoding.Latin1);
            return reader.ReadToEnd();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static string StreamOf(string content)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(Encoding.Latin1.GetBytes(content));
        return $"/Length {packed.Length} /Filter /FlateDecode\n>>\nstream\n{Encoding.Latin1.GetString(packed.ToArray())}endstream";
    }

    [GeneratedRegex(@"/MediaBox \[0 0 (?<width>[0-9.]+) (?<height>[0-9.]+)\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MediaBox();

    [GeneratedRegex(@"/Length [0-9]+ /Filter /FlateDecode\s*>>\s*stream\n(?<packed>.*?)endstream", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Streams();
}
