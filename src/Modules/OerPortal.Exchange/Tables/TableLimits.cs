using System.Globalization;

namespace OerPortal.Exchange.Tables;

/// <summary>What a table may be at most: a sheet that somebody filled is far below, a bomb is not.</summary>
internal static class TableLimits
{
    internal const int Rows = 1_000_000;
    internal const int Columns = 300;

    /// <summary>Characters; what a cell of a workbook can hold.</summary>
    internal const int Cell = 32_767;

    internal static TableTroubleException TooManyRows() => new("too-many-rows", Shown(Rows));

    internal static TableTroubleException TooManyColumns(int row) => new("too-many-columns", Shown(row), Shown(Columns));

    internal static TableTroubleException CellTooLong(int row, int column) => new("cell-too-long", Shown(row), Shown(column), Shown(Cell));

    private static string Shown(int number) => number.ToString("N0", CultureInfo.CurrentCulture);
}
