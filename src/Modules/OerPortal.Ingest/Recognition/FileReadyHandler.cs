using OerPortal.Cms.Events;
using OerPortal.Ingest.Data;

namespace OerPortal.Ingest.Recognition;

/// <summary>A file that is ready, or was derived anew, has its turn to be read by machine.</summary>
public sealed class FileReadyHandler(IngestDbContext data, Recognitions recognitions, RecognitionSettings settings) : IEventHandler<FileReady>
{
    /// <inheritdoc />
    public async Task HandleAsync(FileReady message, CancellationToken cancellation)
    {
        if (!settings.CanRead || await recognitions.FindAsync(message.FileId, cancellation) is null)
            return;
        data.Enqueue(new RecogniseText());
        await data.SaveChangesAsync(cancellation);
    }
}
