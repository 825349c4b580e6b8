using System.Globalization;
using System.Text.RegularExpressions;
using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Recognition;

/// <summary>Debian's Tesseract, one process a page (docs/adr/0033-scans-are-read-by-tesseract.md).</summary>
internal static partial class Tesseract
{
    private const string Program = "tesseract";
    private const string Languages = "vie+eng";
    private const double SureOfTurn = 1;

    // Debian's folder has the version in its name.
    private static readonly string[] Folders = ["/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tesseract-ocr/4.00/tessdata", "/usr/share/tessdata"];

    /// <summary>Whether it is here, and knows Vietnamese.</summary>
    public static bool IsInstalled => ExternalTool.IsInstalled(Program) && Array.Exists(Folders, folder => File.Exists(Path.Combine(folder, "vie.traineddata")));

    // An honest page takes two to six seconds.
    private static ToolLimits Limits { get; } = ToolLimits.Document with { Time = TimeSpan.FromSeconds(45), FileBytes = 64 << 20, OutputBytes = 64 << 10, GivesWay = true };

    /// <summary>Reads an upright picture.</summary>
    /// <param name="layer">Where to put a PDF of its words alone; null when none is wanted.</param>
    public static async Task<RecognisedWords> ReadAsync(string picture, string? layer, ScratchFolder scratch, CancellationToken cancellation)
    {
        var made = scratch.File("words");
        string[] wanted = layer is null ? ["--dpi", "300", "tsv"] : ["-c", "textonly_pdf=1", "tsv", "pdf"];
        var result = await ExternalTool.RunAsync(Program, [picture, made, "-l", Languages, .. wanted], scratch.Path, Limits, cancellation);
        if (!result.Succeeded || !File.Exists(made + ".tsv"))
            return RecognisedWords.None;
        if (layer is not null && File.Exists(made + ".pdf"))
            File.Move(made + ".pdf", layer);
        return RecognisedWords.Of(await File.ReadAllLinesAsync(made + ".tsv", cancellation));
    }

    /// <summary>How a picture is to be turned.</summary>
    /// <returns>Degrees, clockwise; 0 also where its letters leave doubt.</returns>
    public static async Task<int> TurnAsync(string picture, ScratchFolder scratch, CancellationToken cancellation)
    {
        var result = await ExternalTool.RunAsync(Program, [picture, "stdout", "--psm", "0", "-l", "osd"], scratch.Path, Limits, cancellation);
        var said = Orientation().Match(result.Output);
        return said.Success && double.Parse(said.Groups["sure"].Value, CultureInfo.InvariantCulture) >= SureOfTurn ? int.Parse(said.Groups["turn"].Value, CultureInfo.InvariantCulture) : 0;
    }

    [GeneratedRegex(@"Rotate: (?<turn>90|180|270)\s+Orientation confidence: (?<sure>[0-9]{1,4}\.[0-9]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Orientation();
}
