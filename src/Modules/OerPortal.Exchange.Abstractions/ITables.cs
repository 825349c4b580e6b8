namespace OerPortal.Exchange.Tables;

/// <summary>Reads tables for other modules, as this one reads its own.</summary>
public interface ITables
{
    /// <summary>A CSV file or a workbook of this machine, whichever its bytes say. A workbook is in the hands of a worker until the table is disposed of.</summary>
    /// <exception cref="TableTroubleException">It is neither.</exception>
    Task<ITable> OpenAsync(string path, CancellationToken cancellation);

    /// <summary>A CSV file out of something that is open already; closed with the table.</summary>
    ITable Csv(Stream content);
}
