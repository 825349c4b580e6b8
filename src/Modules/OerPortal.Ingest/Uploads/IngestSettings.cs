using OerPortal.Ingest.Clamd;

namespace OerPortal.Ingest.Uploads;

/// <summary>Section <c>Ingest</c> of the settings.</summary>
public sealed class IngestSettings
{
    /// <summary>Largest file taken, in bytes: what cannot be scanned whole is not even received (docs/operations.md, "Large films").</summary>
    public long MaxBytes { get; set; } = (long)ClamdSettings.MostMegabytes << 20;

    /// <summary>The same as people say it.</summary>
    public string MaxSize => $"{MaxBytes >> 20} MB";

    /// <summary>What all files of one person may take; null: no limit.</summary>
    public long? PersonBytes { get; set; } = 20_000_000_000;

    /// <summary>What all files of one school may take, unless it was given another figure; null: no limit.</summary>
    public long? SiteBytes { get; set; } = 200_000_000_000;

    /// <summary>Unfinished uploads of one person; null: no limit.</summary>
    public int? PersonUploads { get; set; } = 100;

    /// <summary>How long an unfinished upload waits for its owner to come back.</summary>
    public TimeSpan UploadLife { get; set; } = TimeSpan.FromDays(3);
}
