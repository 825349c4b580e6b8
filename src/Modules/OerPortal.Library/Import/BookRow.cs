namespace OerPortal.Library.Import;

/// <summary>A row as it stands in the table: columns that are there, by what they are. Empty cells are left out.</summary>
/// <param name="Number">As spreadsheets count, from 1.</param>
internal sealed record BookRow(int Number, IReadOnlyDictionary<BookColumn, string> Cells)
{
    internal string? At(BookColumn column) => Cells.GetValueOrDefault(column);
}

internal enum BookColumn
{
    Name,
    People,
    Volume,
    Edition,
    Publisher,
    Place,
    Year,
    Pages,
    Isbn,
    ClassMark,
    Subjects,
    Kind,
    Grade,
    Price,
    Copies,
    Note,
}
