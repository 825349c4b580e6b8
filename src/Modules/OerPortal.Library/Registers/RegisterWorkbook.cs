using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;

namespace OerPortal.Library.Registers;

/// <summary>A register as a workbook: its lines alone, so that they can be sorted and summed up.</summary>
internal static class RegisterWorkbook
{
    /// <summary>What a spreadsheet calls a sheet is not longer.</summary>
    private const int LongestName = 31;

    internal static async Task<byte[]> WriteAsync(string name, PagedRegister register, CancellationToken cancellation)
    {
        var lines = new List<Dictionary<string, object?>>();
        await foreach (var page in register.PagesAsync(1, await register.PageCountAsync(cancellation), cancellation))
            lines.AddRange(page.Rows.Where(r => r.Kind == RowKind.Line).Select(r => register.Columns.Index().ToDictionary(c => c.Item.Head, c => Value(r.Cells[c.Index]))));
        using var bytes = new MemoryStream();
        await bytes.SaveAsAsync(lines, sheetName: name[..Math.Min(name.Length, LongestName)], configuration: Look(register), cancellationToken: cancellation);
        return bytes.ToArray();
    }

    private static object? Value(object? cell) => cell is DateOnly day ? day.ToDateTime(TimeOnly.MinValue) : cell;

    private static OpenXmlConfiguration Look(PagedRegister register) => new()
    {
        DynamicColumns = [.. register.Columns.Index().Select(c => new DynamicExcelColumn(c.Item.Head) { Index = c.Index, Width = Math.Max(12, c.Item.Width > 0 ? c.Item.Width / 2 : 40), Format = c.Index == 0 ? "dd/MM/yyyy" : null })],
    };
}
