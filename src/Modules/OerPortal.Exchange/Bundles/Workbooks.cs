using OerPortal.Cms.Blobs;
using OerPortal.Exchange.Tables;
using OerPortal.Ingest;

namespace OerPortal.Exchange.Bundles;

/// <summary>Workbooks in the hands of workers.</summary>
internal static class Workbooks
{
    /// <summary>Of a copy of its own, gone with the table.</summary>
    internal static async Task<ITable?> OpenCopyAsync(Stream content, IArchives archives, PortalFolders folders, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folders.Temp);
        var copy = Path.Combine(folders.Temp, $"accept-{Guid.CreateVersion7():N}");
        try
        {
            await using (content)
            await using (var file = new FileStream(copy, FileMode.CreateNew, FileAccess.Write, FileShare.None))
                await content.CopyToAsync(file, cancellation);
            // The worker has a second name of it from its first question on.
            return await archives.OpenAsync(copy, cancellation) is { } workbook ? new WorkbookTable(workbook, folders.Temp) : null;
        }
        finally
        {
            File.Delete(copy);
        }
    }
}
