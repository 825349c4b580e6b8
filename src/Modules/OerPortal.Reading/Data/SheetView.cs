using System.Globalization;
using OerPortal.Ingest;

namespace OerPortal.Reading.Data;

/// <summary>One sheet of a workbook on its page.</summary>
/// <param name="Number">From 1.</param>
internal sealed record SheetView(int Number, SheetTable Table)
{
    /// <summary>The head, and the rows below it.</summary>
    public IEnumerable<SheetRow> Head => Table.Rows.Take(Table.HeadRows);

    public IEnumerable<SheetRow> Body => Table.Rows.Skip(Table.HeadRows);

    /// <summary>Each row with whether its first cell is in the first column: what reaches down from above pushes others aside.</summary>
    public static IEnumerable<(SheetRow Row, bool BeginsAtFirst)> WithFirst(IEnumerable<SheetRow> rows)
    {
        var reaching = 0;
        foreach (var row in rows)
        {
            var isFree = reaching <= 0 && row.Cells.Count > 0;
            reaching = isFree ? row.Cells[0].Rows - 1 : reaching - 1;
            yield return (row, isFree);
        }
    }

    /// <summary>Over how many rows or columns a cell reaches; null for one.</summary>
    public static string? Span(int cells) => cells > 1 ? cells.ToString(CultureInfo.InvariantCulture) : null;

    /// <summary>Its words, with the signs that this language has in numbers.</summary>
    public static string TextOf(SheetCell cell)
    {
        var signs = CultureInfo.CurrentUICulture.NumberFormat;
        return cell.Text.Replace(SheetTable.Point.ToString(), signs.NumberDecimalSeparator, StringComparison.Ordinal).Replace(SheetTable.Thousands.ToString(), signs.NumberGroupSeparator, StringComparison.Ordinal);
    }
}
