namespace OerPortal.Ingest.Detection;

internal sealed class KindsTaken : IKindsTaken
{
    public string Accept => Kinds.Accept;
}
