namespace OerPortal.Ingest.Uploads;

/// <summary>Section <c>Ingest</c> of the settings.</summary>
public sealed class IngestSettings
{
    /// <summary>Largest file taken, in bytes.</summary>
    public long MaxBytes { get; set; } = 2L << 30;

    /// <summary>How long an unfinished upload waits for its owner to come back.</summary>
    public TimeSpan UploadLife { get; set; } = TimeSpan.FromDays(3);
}
