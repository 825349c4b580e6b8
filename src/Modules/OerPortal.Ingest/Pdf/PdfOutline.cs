using System.Text.Json;
using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Pdf;

/// <summary>The outline of a PDF from qpdf's JSON.</summary>
internal static class PdfOutline
{
    private const int Deepest = 6;
    private const int MostEntries = 2000;

    /// <summary>What qpdf puts in the place of a byte that PDFDocEncoding has no character for; TCVN3 has its most common letter there.</summary>
    private const char Lost = '\uFFFD';

    public static async Task<IReadOnlyList<PdfOutlineEntry>> ReadAsync(string path, Func<string, string[], Task<ToolResult>> run)
    {
        if (PdfStructure.Parse(await run("qpdf", ["--json=2", "--json-key=outlines", path])) is not { } json || !json.TryGetProperty("outlines", out var entries))
            return [];
        var lost = new List<string>();
        FindLost(entries, 1, lost);
        var room = MostEntries;
        return Entries(entries, 1, await TitlesAsync(path, lost, run), ref room);
    }

    // As they stand in the file, byte by byte.
    private static async Task<Dictionary<string, string>> TitlesAsync(string path, List<string> references, Func<string, string[], Task<ToolResult>> run)
    {
        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        if (references.Count == 0)
            return titles;
        string[] wanted = [.. references.Take(MostEntries).Select(r => $"--json-object={PdfStructure.Number(r)}")];
        foreach (var (name, value) in PdfStructure.Objects(await run("qpdf", ["--json=2", "--json-key=qpdf", .. wanted, path])))
        {
            if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("/Title", out var title) && title.ValueKind == JsonValueKind.String
                && PdfStructure.TextOf(title.GetString()!) is { } text)
                titles[name["obj:".Length..]] = text;
        }
        return titles;
    }

    private static void FindLost(JsonElement list, int depth, List<string> lost)
    {
        if (list.ValueKind != JsonValueKind.Array || depth > Deepest)
            return;
        foreach (var entry in list.EnumerateArray().TakeWhile(_ => lost.Count < MostEntries))
        {
            if (Text(entry, "title")?.Contains(Lost, StringComparison.Ordinal) == true && Text(entry, "object") is { } reference)
                lost.Add(reference);
            if (entry.TryGetProperty("kids", out var kids))
                FindLost(kids, depth + 1, lost);
        }
    }

    private static List<PdfOutlineEntry> Entries(JsonElement list, int depth, Dictionary<string, string> titles, ref int room)
    {
        var read = new List<PdfOutlineEntry>();
        if (list.ValueKind != JsonValueKind.Array || depth > Deepest)
            return read;
        foreach (var entry in list.EnumerateArray())
        {
            if (room-- <= 0)
                break;
            var title = Text(entry, "object") is { } reference && titles.TryGetValue(reference, out var whole) ? whole : PdfStructure.TextOf("u:" + Text(entry, "title"));
            int? page = entry.TryGetProperty("destpageposfrom1", out var at) && at.ValueKind == JsonValueKind.Number && at.TryGetInt32(out var number) && number > 0 ? number : null;
            var children = entry.TryGetProperty("kids", out var kids) ? Entries(kids, depth + 1, titles, ref room) : [];
            if (title is not null)
                read.Add(new PdfOutlineEntry(string.Join(' ', title.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), page, children));
        }
        return read;
    }

    private static string? Text(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
