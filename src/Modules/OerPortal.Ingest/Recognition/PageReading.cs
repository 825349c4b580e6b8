using OerPortal.Ingest.Pdf;
using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Recognition;

/// <summary>What a machine read on a page, or in a picture.</summary>
/// <param name="Text">As passages have it; empty where the machine was not sure enough.</param>
/// <param name="Turn">Degrees, clockwise, by which the page is turned to stand upright.</param>
/// <param name="Layer">A PDF of the words at their places.</param>
internal sealed record ReadPage(string Text, int Letters, int Confidence, int Turn, string? Layer)
{
    public static ReadPage Nothing { get; } = new("", 0, 0, 0, null);
}

/// <summary>Draws one page and reads it; turned round and read again where it makes no sense. Runs in a worker process.</summary>
internal static class PageReading
{
    /// <summary>A page with fewer letters than that has no text of its own: a number, or a scanner's stamp.</summary>
    public const int FewLetters = 60;

    // A4 at 300 dots an inch, which Tesseract was trained on.
    private const int LongestSide = 3508;
    private const int Sure = 75;
    private const int SureEnough = 60;

    /// <param name="path">A PDF, or a picture.</param>
    /// <param name="page">From 1; null for a picture.</param>
    /// <param name="made">Where the layer is put.</param>
    public static async Task<ReadPage> RunAsync(string path, int? page, ScratchFolder made, CancellationToken cancellation)
    {
        using var scratch = new ScratchFolder(made.Path);
        if (await (page is { } number ? DrawAsync(path, number, scratch, cancellation) : ShrinkAsync(path, scratch, cancellation)) is not { } picture)
            return ReadPage.Nothing;
        var wantsLayer = page is not null && !await HasWordsAsync(path, page.Value, scratch, cancellation);
        var (best, isUpright) = await ReadAsync(picture, turn: 0);
        if ((best.Confidence < Sure || best.Letters < FewLetters || !isUpright) && await Tesseract.TurnAsync(picture, scratch, cancellation) is > 0 and var turn)
        {
            var (turned, _) = await ReadAsync(await TurnedAsync(picture, turn, scratch, cancellation), turn);
            // Words that run up the page are read as well as upright ones.
            best = turned.Confidence >= (isUpright ? best.Confidence : SureEnough) ? turned : best;
        }
        if (best.Confidence < SureEnough)
            return best with { Text = "", Layer = null };
        if (best.Layer is not { } layer)
            return best;
        var kept = made.File(FormattableString.Invariant($"layer-{page}.pdf"));
        File.Move(layer, kept);
        return best with { Layer = kept };

        async Task<(ReadPage Page, bool IsUpright)> ReadAsync(string drawn, int turn)
        {
            var its = wantsLayer ? scratch.File(FormattableString.Invariant($"layer-{turn}.pdf")) : null;
            var tilt = await Tilt.OfAsync(drawn, scratch, cancellation);
            var words = await Tesseract.ReadAsync(tilt == 0 ? drawn : await Tilt.LevelAsync(drawn, tilt, scratch, cancellation), its, scratch, cancellation);
            if (!File.Exists(its))
                its = null;
            else if (tilt != 0)
                LeaningLayer.Lean(its, tilt);
            return (new ReadPage(PdfText.Flow(words.Lines), words.Letters, words.Confidence, turn, its), words.IsUpright);
        }
    }

    private static async Task<string?> DrawAsync(string path, int page, ScratchFolder scratch, CancellationToken cancellation)
    {
        var drawn = scratch.File("page");
        var number = FormattableString.Invariant($"{page}");
        string[] arguments = ["-q", "-gray", "-tiff", "-tiffcompression", "none", "-f", number, "-l", number, "-singlefile", "-cropbox", "-scale-to", FormattableString.Invariant($"{LongestSide}"), path, drawn];
        return Made(await ExternalTool.RunAsync("pdftoppm", arguments, scratch.Path, Limits, cancellation), drawn + ".tif");
    }

    // A picture is shown upright already; what shines through is white as paper.
    private static async Task<string?> ShrinkAsync(string path, ScratchFolder scratch, CancellationToken cancellation)
    {
        var drawn = scratch.File("picture.jpg");
        string[] arguments = [path, "--size", FormattableString.Invariant($"{LongestSide}x{LongestSide}>"), "--output", drawn + "[Q=95,background=255]"];
        return Made(await ExternalTool.RunAsync("vipsthumbnail", arguments, scratch.Path, Limits, cancellation), drawn);
    }

    private static async Task<string> TurnedAsync(string picture, int turn, ScratchFolder scratch, CancellationToken cancellation)
    {
        var turned = scratch.File("turned.tif");
        return Made(await ExternalTool.RunAsync("vips", ["rot", picture, turned, FormattableString.Invariant($"d{turn}")], scratch.Path, Limits, cancellation), turned) ?? picture;
    }

    // Letters that search could not read are letters all the same: others over them could not be told apart.
    private static async Task<bool> HasWordsAsync(string path, int page, ScratchFolder scratch, CancellationToken cancellation)
    {
        var number = FormattableString.Invariant($"{page}");
        var said = await ExternalTool.RunAsync("pdftotext", ["-q", "-enc", "UTF-8", "-f", number, "-l", number, path, "-"], scratch.Path, Limits, cancellation);
        return said.Output.Count(c => !char.IsWhiteSpace(c)) >= FewLetters;
    }

    internal static ToolLimits Limits { get; } = ToolLimits.Document with { Time = TimeSpan.FromSeconds(20), GivesWay = true };

    private static string? Made(ToolResult result, string file) => result.Succeeded && File.Exists(file) ? file : null;
}
