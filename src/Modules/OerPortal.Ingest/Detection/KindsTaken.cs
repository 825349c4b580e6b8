using OerPortal.Ingest.Uploads;

namespace OerPortal.Ingest.Detection;

internal sealed class KindsTaken(IngestSettings settings) : IKindsTaken
{
    public string Accept => Kinds.Accept;

    public string MaxSize => settings.MaxSize;
}
