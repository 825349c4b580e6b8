using System.Text.Json.Serialization;
using OerPortal.Ingest.Detection;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Pdf;
using OerPortal.Ingest.Pipeline;
using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Recognition;

/// <param name="Page">From 1.</param>
/// <param name="Turn">Degrees, clockwise, by which the page is turned to stand upright.</param>
internal sealed record PageLayer(int Page, int Turn)
{
    /// <summary>A PDF of its words alone, in the folder of all layers.</summary>
    [JsonIgnore]
    public string FileName => FormattableString.Invariant($"{Page}.pdf");
}

/// <summary>Lays words that nobody sees over the pages they were read on: a scan whose words can be marked, in its own pixels. Runs in a worker process.</summary>
internal static class TextLayers
{
    /// <param name="document">The PDF.</param>
    /// <param name="folder">Where the layers are.</param>
    /// <param name="layers">In the order of their pages.</param>
    /// <returns>The document, and its first page and cover where that was turned; nothing when qpdf cannot do it.</returns>
    public static async Task<List<MadeFile>> LayAsync(string document, string folder, IReadOnlyList<PageLayer> layers, ScratchFolder scratch, CancellationToken cancellation)
    {
        string all = scratch.File("layers.pdf"), laid = scratch.File("laid.pdf"), first = scratch.File("first");
        var limits = (ToolLimits.For(document) with { GivesWay = true }).Through(layers.Count);
        string[] files = [.. layers.Select(layer => Path.Combine(folder, layer.FileName))];
        if (await RunAsync("qpdf", ["--warning-exit-0", "--empty", "--pages", .. files, "--", all]) is { Succeeded: false })
            return [];
        // It turns the pages first, so that words and page stand upright alike.
        string[] turns = [.. layers.Where(layer => layer.Turn != 0).GroupBy(layer => layer.Turn, layer => layer.Page).Select(pages => $"--rotate=+{pages.Key}:{Numbers(pages)}")];
        var result = await RunAsync("qpdf", ["--warning-exit-0", "--object-streams=generate", .. turns, document, "--overlay", all, $"--to={Numbers(layers.Select(layer => layer.Page))}", "--", laid]);
        if (!result.Succeeded || new FileInfo(laid) is not { Exists: true, Length: > 0 })
            return [];
        List<MadeFile> made = [new(Derivative.Document, laid, Kinds.Pdf.MediaType)];
        if (layers is not [{ Page: 1, Turn: not 0 }, ..] || await RunAsync("pdftoppm", PdfTools.FirstPage(laid, first)) is { Succeeded: false })
            return made;
        made.Add(new MadeFile(Derivative.FirstPage, first + ".jpg", Kinds.Jpeg.MediaType));
        if (await Thumbnails.CoverAsync(first + ".jpg", scratch, cancellation) is { } cover)
            made.Add(new MadeFile(Derivative.Cover, cover, Thumbnails.CoverType));
        return made;

        Task<ToolResult> RunAsync(string program, string[] arguments) => ExternalTool.RunAsync(program, arguments, scratch.Path, limits, cancellation);
    }

    private static string Numbers(IEnumerable<int> pages) => string.Join(',', pages);
}
