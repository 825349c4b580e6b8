using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using OerPortal.Epub;
using OerPortal.Epub.Zip;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Pipeline;
using OerPortal.Ingest.Tools;
using OerPortal.Office.Sheets;

namespace OerPortal.Ingest.Office;

/// <summary>A workbook's sheets as tables, each a member of the file's pack (docs/adr/0042-workbooks-as-tables.md).</summary>
internal static class SheetPack
{
    /// <summary>The list of their names.</summary>
    public const string Names = "bang/ten.json";

    private const string MediaType = "application/json";

    public static JsonSerializerOptions Form { get; } = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="number">From 1.</param>
    public static string Sheet(int number) => string.Create(CultureInfo.InvariantCulture, $"bang/{number}.json");

    /// <param name="workbook">In today's form.</param>
    public static async Task AddAsync(Derivation made, string workbook, ScratchFolder scratch, CancellationToken cancellation)
    {
        using var zip = StrictZip.Open(workbook, ZipLimits.Default);
        SheetTable[] sheets = [.. WorkbookSheets.Read(zip).Where(s => s.Rows.Count > 0)];
        if (sheets.Length == 0)
            return;
        var (file, members) = (scratch.File("sheets"), new List<PackedMember>());
        await using var pack = new PackFile(file);
        await PutAsync(Names, JsonSerializer.SerializeToUtf8Bytes(sheets.Select(s => s.Name), Form));
        foreach (var (at, sheet) in sheets.Index())
            await PutAsync(Sheet(at + 1), JsonSerializer.SerializeToUtf8Bytes(sheet, Form));
        made.Members = members;
        made.Files.Add(new MadeFile(Derivative.Pack, file, "application/octet-stream", pack.Finish()));

        async Task PutAsync(string path, byte[] json)
        {
            // As it is: its length says how much memory whoever reads it needs.
            var (offset, length) = await pack.AddAsync(json, cancellation);
            members.Add(new PackedMember(path, MediaType, offset, length, length, ContentEncoding: null));
        }
    }
}
