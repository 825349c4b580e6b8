namespace OerPortal.Exchange.Tables;

/// <summary>A table, row by row: any length takes the same memory.</summary>
public interface ITable : IAsyncDisposable
{
    /// <summary>The first one holds the headings. Rows without a word are left out.</summary>
    /// <exception cref="TableTroubleException">It cannot be read on.</exception>
    IAsyncEnumerable<TableRow> RowsAsync(CancellationToken cancellation);
}

/// <param name="Number">As spreadsheets count, from 1.</param>
public sealed record TableRow(int Number, IReadOnlyList<string> Cells)
{
    /// <summary>Without what stands around it; empty where the row is shorter.</summary>
    public string At(int place) => place < Cells.Count ? Cells[place].Trim() : "";
}

/// <summary>What is wrong with a table as a whole.</summary>
/// <param name="code">The sentence is <c>exchange.trouble.{code}</c>.</param>
public sealed class TableTroubleException(string code, params string[] arguments) : Exception(code)
{
    public string Code { get; } = code;

    public IReadOnlyList<string> Arguments { get; } = arguments;
}
