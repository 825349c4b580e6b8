using OerPortal.Cms.Blobs;
using OerPortal.Ingest;

namespace OerPortal.Exchange.Tables;

internal sealed class TableReading(IArchives archives, PortalFolders folders) : ITables
{
    public async Task<ITable> OpenAsync(string path, CancellationToken cancellation)
    {
        if (!await IsArchiveAsync(path, cancellation))
            return new CsvTable(File.OpenRead(path));
        try
        {
            return await archives.OpenAsync(path, cancellation) is { } workbook ? new WorkbookTable(workbook, folders.Temp) : throw new TableTroubleException("workbook-damaged");
        }
        catch (FileRefusedException)
        {
            throw new TableTroubleException("workbook-damaged");
        }
    }

    public ITable Csv(Stream content) => new CsvTable(content);

    // "PK": what every ZIP begins with, and with it every workbook (ECMA-376-2).
    private static async Task<bool> IsArchiveAsync(string path, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(path);
        var start = new byte[2];
        return await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellation) == start.Length && start is [(byte)'P', (byte)'K'];
    }
}
