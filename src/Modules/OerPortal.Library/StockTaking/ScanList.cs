using Microsoft.AspNetCore.Http;
using OerPortal.Cms.Blobs;
using OerPortal.Cms.Text;
using OerPortal.Exchange.Tables;
using OerPortal.Library.Catalogue;

namespace OerPortal.Library.StockTaking;

/// <summary>Numbers and barcodes out of a file: a line each, as scanners write them, or a column of a table.</summary>
internal sealed class ScanList(ITables tables, PortalFolders folders)
{
    internal const int Largest = 5 << 20;

    /// <summary>A school's library twice over.</summary>
    internal const int MostLines = 20_000;

    /// <summary>Headings of the column that is read, with and without marks.</summary>
    private static readonly string[] Headings = ["so dang ky", "so dkcb", "dkcb", "ma vach", "ma sach", "barcode", "number", "so"];

    /// <exception cref="TableTroubleException">It cannot be read, or holds too much.</exception>
    internal async Task<IReadOnlyList<string>> ReadAsync(IFormFile sheet, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folders.Temp);
        var copy = Path.Combine(folders.Temp, $"accept-{Guid.CreateVersion7():N}");
        try
        {
            await using (var file = new FileStream(copy, FileMode.CreateNew, FileAccess.Write, FileShare.None))
                await sheet.CopyToAsync(file, cancellation);
            return await ReadAsync(copy, cancellation);
        }
        finally
        {
            File.Delete(copy);
        }
    }

    private async Task<IReadOnlyList<string>> ReadAsync(string path, CancellationToken cancellation)
    {
        await using var table = await tables.OpenAsync(path, cancellation);
        var typed = new List<string>();
        int? column = null;
        await foreach (var row in table.RowsAsync(cancellation))
        {
            if (column is null && HeadingOf(row) is { } heading)
            {
                column = heading;
                continue;
            }
            column ??= 0;
            if (FormText.Typed(row.At(column.Value)) is { Length: > 0 } read)
                typed.Add(typed.Count < MostLines ? read[..Math.Min(read.Length, StockTakeScanning.LongestTyped)] : throw new TableTroubleException("too-many-rows", $"{MostLines:N0}"));
        }
        return typed.Count > 0 ? typed : throw new TableTroubleException("empty");
    }

    private static int? HeadingOf(TableRow row)
    {
        var at = row.Cells.ToList().FindIndex(cell => Headings.Contains(Unmarked.Of(cell.Trim())));
        return at < 0 ? null : at;
    }
}
