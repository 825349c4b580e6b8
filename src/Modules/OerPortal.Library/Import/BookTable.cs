using OerPortal.Exchange.Tables;
using OerPortal.Library.Lending;

namespace OerPortal.Library.Import;

/// <summary>A file of this machine as rows of books: CSV, a workbook, or records of MARC 21.</summary>
internal sealed class BookTable(ITables tables, LendingRules rules)
{
    /// <summary>A school's library twice over.</summary>
    internal const int MostRows = 10_000;

    /// <param name="withCopies">Whether records say how many copies this library has; a table says it by its column.</param>
    /// <exception cref="TableTroubleException">It cannot be read, or holds too much.</exception>
    internal async Task<(IReadOnlyList<BookRow> Rows, IReadOnlyList<string> Unknown)> ReadAsync(string path, bool withCopies, CancellationToken cancellation)
    {
        if (await MarcFile.FormOfAsync(path, cancellation) is { } form)
            return (MarcFile.Read(path, form, withCopies, rules.Today.Year), []);
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
