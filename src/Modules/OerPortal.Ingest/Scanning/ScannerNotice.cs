using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Ingest.Data;

namespace OerPortal.Ingest.Scanning;

/// <inheritdoc />
public sealed class ScannerNotice(ScannerHealth health, IngestDbContext data, IStringLocalizer strings, TimeProvider time) : IScannerNotice
{
    /// <inheritdoc />
    public async Task<string?> ForOperatorsAsync(CancellationToken cancellation)
    {
        var status = health.Current;
        if (status is null)
            return null;
        if (!status.IsUp)
        {
            var waiting = await data.Files.CountAsync(f => f.State == FileState.Quarantined || f.State == FileState.Scanning, cancellation);
            return strings["ingest.scanner.down", waiting];
        }
        if (status.IsOutdated(time.GetUtcNow()))
            return strings["ingest.scanner.outdated", status.DatabaseDate!.Value];
        return status.OnlyTestSignatures ? strings["ingest.scanner.test-signatures"].Value : null;
    }
}
