namespace OerPortal.Ingest;

/// <summary>What the bytes are, by our own detection.</summary>
public enum FileKind
{
    Unknown,
    Epub,
    Pdf,
    Audio,
    Video,
    Image,
    Office,
    Text,
    Subtitles,
    Archive,

    /// <summary>A lecture as programs export it: SCORM, H5P, HTML pages in a ZIP.</summary>
    Package,
}
