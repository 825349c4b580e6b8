using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using OerPortal.Cms.Text;
using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Pdf;

/// <summary>Reads <see cref="PdfFacts"/> from qpdf's JSON (version 2 of its format). Sizes and depths are bounded; what cannot be read is missing, not an error.</summary>
internal static partial class PdfStructure
{
    private const int LongestText = 4000;
    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 256 };

    /// <returns>0 when qpdf finds none; then poppler may.</returns>
    public static async Task<int> PagesAsync(string path, Func<string, string[], Task<ToolResult>> run) =>
        int.TryParse((await run("qpdf", ["--show-npages", path])).Output.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var pages) ? pages : 0;

    /// <param name="pages">As <see cref="PagesAsync" /> counted them.</param>
    /// <param name="run">Runs a program in the file's scratch folder.</param>
    /// <returns>Null when there are no pages.</returns>
    public static async Task<PdfFacts?> ReadAsync(string path, int pages, Func<string, string[], Task<ToolResult>> run)
    {
        if (pages == 0)
            return null;
        var outline = PdfOutline.ReadAsync(path, run);
        var (information, catalogue) = await ObjectsAsync(path, run);
        var more = await XmpAsync(path, catalogue, run);
        return new PdfFacts(
            pages,
            Text(information, "/Title") ?? more?.Title,
            Text(information, "/Author") ?? more?.Author,
            Text(information, "/Subject") ?? more?.Subject,
            Text(information, "/Keywords") ?? more?.Keywords,
            Text(catalogue, "/Lang") ?? more?.Language,
            catalogue is { } root && root.TryGetProperty("/MarkInfo", out var mark) && mark.ValueKind == JsonValueKind.Object
                && mark.TryGetProperty("/Marked", out var marked) && marked.ValueKind == JsonValueKind.True)
        {
            Outline = await outline,
        };
    }

    private static async Task<XmpFacts?> XmpAsync(string path, JsonElement? catalogue, Func<string, string[], Task<ToolResult>> run)
    {
        if (catalogue is not { } root || Reference(root, "/Metadata") is not { } reference)
            return null;
        var packet = await run("qpdf", ["--warning-exit-0", $"--show-object={Number(reference)}", "--filtered-stream-data", path]);
        return packet.Succeeded ? XmpFacts.Read(packet.Output) : null;
    }

    // "12 0 R" as qpdf wants it: 12,0.
    internal static string Number(string reference) => reference.Replace(" R", "", StringComparison.Ordinal).Replace(' ', ',');

    // The information dictionary and the catalogue, found through the trailer.
    private static async Task<(JsonElement? Information, JsonElement? Catalogue)> ObjectsAsync(string path, Func<string, string[], Task<ToolResult>> run)
    {
        // Two references need no JSON, for which qpdf looks at every object of the document.
        var trailer = (await run("qpdf", ["--warning-exit-0", "--show-object=trailer", path])).Output;
        var (information, catalogue) = (InTrailer(trailer, "Info"), InTrailer(trailer, "Root"));
        string[] wanted = [.. new[] { information, catalogue }.OfType<string>().Select(r => $"--json-object={Number(r)}")];
        if (wanted.Length == 0)
            return (null, null);
        var found = Objects(await run("qpdf", ["--json=2", "--json-key=qpdf", .. wanted, path]));
        return (Of(information), Of(catalogue));

        JsonElement? Of(string? reference) => reference is not null && found.TryGetValue("obj:" + reference, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;
    }

    internal static Dictionary<string, JsonElement> Objects(ToolResult answer)
    {
        var objects = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (Parse(answer) is not { } json || !json.TryGetProperty("qpdf", out var parts) || parts.ValueKind != JsonValueKind.Array || parts.GetArrayLength() < 2)
            return objects;
        foreach (var entry in parts[1].EnumerateObject())
        {
            if (entry.Value.ValueKind == JsonValueKind.Object && entry.Value.TryGetProperty("value", out var value))
                objects[entry.Name] = value;
        }
        return objects;
    }

    // qpdf writes as far as it gets; half a document is none.
    internal static JsonElement? Parse(ToolResult answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer.Output, Json);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? InTrailer(string trailer, string key) =>
        TrailerReference().Matches(trailer).FirstOrDefault(m => m.Groups["key"].Value == key)?.Groups["reference"].Value;

    [GeneratedRegex("/(?<key>Info|Root) (?<reference>[0-9]{1,10} [0-9]{1,5} R)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TrailerReference();

    private static string? Reference(JsonElement dictionary, string key) =>
        dictionary.ValueKind == JsonValueKind.Object && dictionary.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String
            && value.GetString() is { } reference && reference.EndsWith(" R", StringComparison.Ordinal) ? reference : null;

    private static string? Text(JsonElement? dictionary, string key) =>
        dictionary is { } found && found.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? TextOf(value.GetString()!) : null;

    // "u:" is Unicode already; "b:" are bytes that qpdf could not name: PDFDocEncoding by the standard, an old alphabet in fact.
    internal static string? TextOf(string value)
    {
        var text = value switch
        {
            ['u', ':', .. var unicode] => unicode,
            ['b', ':', .. var hex] when hex.Length <= 2 * LongestText && hex.Length % 2 == 0 => Latin(Convert.FromHexString(hex)),
            _ => "",
        };
        text = new string([.. text.Where(c => c is '\n' or '\t' or '\r' || !char.IsControl(c))]).Trim();
        if (text.Length > LongestText)
            text = text[..LongestText];
        return text.Length == 0 ? null : text.Composed();
    }

    private static string Latin(byte[] bytes) => bytes switch
    {
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes.AsSpan(2)),
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes.AsSpan(2)),
        _ => Cms.Text.OldVietnamese.LegacyText.Decode(bytes) ?? Encoding.Latin1.GetString(bytes),
    };
}
