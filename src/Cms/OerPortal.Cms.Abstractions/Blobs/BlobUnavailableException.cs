namespace OerPortal.Cms.Blobs;

/// <summary>A blob is missing or not as it was placed. Guests are told 503 with a sentence; the file's keeper mends it or tells the operator.</summary>
public sealed class BlobUnavailableException(string sha256, string reason) : FileNotFoundException($"Blob {sha256}: {reason}.", sha256)
{
    /// <summary>Which one.</summary>
    public string Sha256 { get; } = sha256;
}
