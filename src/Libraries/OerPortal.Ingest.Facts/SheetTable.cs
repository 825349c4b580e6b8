namespace OerPortal.Ingest;

/// <summary>A sheet of a workbook as a table: what a person sees of it, hidden rows and columns aside.</summary>
/// <param name="Name">Untrusted text.</param>
/// <param name="HeadRows">Rows at the beginning that stay in sight.</param>
/// <param name="IsCut">There are more rows or columns than a page shows.</param>
public sealed record SheetTable(string Name, int HeadRows, bool IsCut, IReadOnlyList<SheetRow> Rows)
{
    /// <summary>Most rows of a sheet.</summary>
    public const int MostRows = 1000;

    /// <summary>Most columns of a sheet.</summary>
    public const int MostColumns = 60;

    /// <summary>Most sheets of a workbook.</summary>
    public const int MostSheets = 40;

    /// <summary>Stands in numbers where the language has its own sign between whole and part.</summary>
    public const char Point = '\uE000';

    /// <summary>Stands in numbers where the language has its own sign between thousands.</summary>
    public const char Thousands = '\uE001';
}

/// <param name="Cells">In order; what a merged cell before them covers is left out.</param>
public sealed record SheetRow(IReadOnlyList<SheetCell> Cells);

/// <param name="Text">As its format shows it, with <see cref="SheetTable.Point"/> and <see cref="SheetTable.Thousands"/>.</param>
/// <param name="Rows">Rows it reaches over.</param>
/// <param name="Columns">Columns it reaches over.</param>
public sealed record SheetCell(string Text, bool IsNumber = false, int Rows = 1, int Columns = 1);
