using System.Text.Json.Serialization;
using OerPortal.Marc;

namespace OerPortal.Library.Import;

/// <summary>A row as it stands in the table: columns that are there, by what they are. Empty cells are left out.</summary>
/// <param name="Number">As spreadsheets count, from 1; in a file of MARC the record's.</param>
/// <param name="Lines">The record as <see cref="MarcLines"/> writes it, of which the cells only say what is shown and what it does not; null for a row of a table.</param>
/// <param name="Fault">Why the record could not be read.</param>
/// <param name="Detail">What goes into the sentence about that.</param>
internal sealed record BookRow(int Number, IReadOnlyDictionary<BookColumn, string> Cells, string? Lines = null, MarcFault Fault = MarcFault.None, string Detail = "")
{
    /// <summary>Of a file of MARC.</summary>
    [JsonIgnore]
    internal bool IsRecord => Lines is not null || Fault != MarcFault.None;

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
