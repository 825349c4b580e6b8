using Microsoft.Extensions.Logging;
using OerPortal.Cms.Blobs;
using OerPortal.Cms.Jobs;

namespace OerPortal.Ingest.Tools;

/// <summary>Clears away what killed processes of this machine left; each folder may hold an unpacked book.</summary>
public sealed class ScratchAtStart(PortalFolders folders, ILogger<ScratchAtStart> log) : TirelessService(log)
{
    /// <inheritdoc />
    protected override Task WorkAsync(CancellationToken stopping)
    {
        var gone = ScratchFolder.SweepDead(folders.Temp);
        if (gone > 0)
            log.LogInformation("Removed {Folders} folders that killed processes left behind.", gone);
        return Task.CompletedTask;
    }
}
