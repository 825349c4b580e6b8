namespace OerPortal.Ingest;

/// <summary>What a machine reads in a file's scanned pages, or in the picture that it is.</summary>
/// <param name="Pages">With hardly any text of their own; 0 while nobody has looked.</param>
/// <param name="Read">Those of them that were looked at.</param>
/// <param name="Understood">Those of them whose words people find and mark.</param>
/// <param name="Confidence">Of these words, in percent.</param>
/// <param name="IsFinished">Whether nothing more is read.</param>
public sealed record FileRecognition(int Pages, int Read, int Understood, int Confidence, bool IsFinished)
{
    /// <summary>Its turn will come.</summary>
    public static FileRecognition Waiting { get; } = new(0, 0, 0, 0, IsFinished: false);
}
