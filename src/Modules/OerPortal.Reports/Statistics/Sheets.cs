using MiniExcelLibs;

namespace OerPortal.Reports.Statistics;

/// <summary>Tables as a workbook, a sheet each.</summary>
internal static class Sheets
{
    internal const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>What a spreadsheet calls a sheet is not longer.</summary>
    private const int LongestName = 31;

    private const string Forbidden = "[]:*?/\\";

    internal static async Task<byte[]> WriteAsync(IReadOnlyList<Sheet> sheets, CancellationToken cancellation)
    {
        var book = sheets.ToDictionary(s => NameOf(s.Name), s => (object)Rows(s));
        using var bytes = new MemoryStream();
        await bytes.SaveAsAsync(book, cancellationToken: cancellation);
        return bytes.ToArray();
    }

    private static List<Dictionary<string, object?>> Rows(Sheet sheet)
        => [.. sheet.Rows.DefaultIfEmpty([]).Select(row => sheet.Heads.Index().ToDictionary(h => h.Item, h => h.Index < row.Count ? row[h.Index] : null))];

    private static string NameOf(string name)
    {
        var plain = string.Concat(name.Where(c => !Forbidden.Contains(c, StringComparison.Ordinal)));
        return plain[..Math.Min(plain.Length, LongestName)];
    }
}

/// <param name="Heads">Each once.</param>
internal sealed record Sheet(string Name, IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<object?>> Rows);
