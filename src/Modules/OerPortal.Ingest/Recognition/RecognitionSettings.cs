namespace OerPortal.Ingest.Recognition;

/// <summary>Section <c>Ingest:Recognition</c>.</summary>
public sealed record RecognitionSettings
{
    /// <summary>Whether scans and pictures are read by machine, where the program is there.</summary>
    public bool IsOn { get; init; } = true;

    internal bool CanRead => IsOn && Tesseract.IsInstalled;
}
