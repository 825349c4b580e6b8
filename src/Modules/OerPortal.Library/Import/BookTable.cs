using OerPortal.Exchange.Tables;

namespace OerPortal.Library.Import;

/// <summary>A file of this machine as rows of books: CSV or a workbook.</summary>
internal sealed class BookTable(ITables tables)
{
    /// <summary>A school's library twice over.</summary>
    internal const int MostRows = 10_000;

    /// <exception cref="TableTroubleException">It cannot be read, or holds too much.</exception>
    internal async Task<(IReadOnlyList<BookRow> Rows, IReadOnlyList<string> Unknown)> ReadAsync(string path, CancellationToken cancellation)
    {
        await using var table = await tables.OpenAsync(path, cancellation);
        BookColumns? columns = null;
        var rows = new List<BookRow>();
        await foreach (var row in table.RowsAsync(cancellation))
        {
            if (columns is null)
                columns = BookColumns.Read(row);
            else if (columns.RowOf(row) is { } book)
                rows.Add(rows.Count < MostRows ? book : throw new TableTroubleException("too-many-rows", $"{MostRows:N0}"));
        }
        return rows.Count > 0 ? (rows, columns!.Unknown) : throw new TableTroubleException("empty");
    }
}
