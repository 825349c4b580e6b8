using OerPortal.Cms.Events;
using OerPortal.Ingest.Uploads;

namespace OerPortal.Ingest.Handlers;

/// <summary>Removes files that nobody refers to any more.</summary>
public sealed class FilesGivenUpHandler(UnheldFiles unheld) : IEventHandler<FilesGivenUp>
{
    /// <inheritdoc />
    public Task HandleAsync(FilesGivenUp message, CancellationToken cancellation) => unheld.RemoveAsync(message.FileIds, cancellation);
}
