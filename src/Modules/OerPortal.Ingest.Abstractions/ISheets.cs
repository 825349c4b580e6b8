namespace OerPortal.Ingest;

/// <summary>Sheets of workbooks as tables. Asks no rights.</summary>
public interface ISheets
{
    /// <summary>What they are called, in their order; none when the file is not ready, or no workbook.</summary>
    Task<IReadOnlyList<string>> NamesAsync(Guid fileId, CancellationToken cancellation);

    /// <param name="number">From 1.</param>
    /// <returns>Null when there is none of this number.</returns>
    Task<SheetTable?> FindAsync(Guid fileId, int number, CancellationToken cancellation);
}
