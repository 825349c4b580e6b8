namespace OerPortal.Cms.Blobs;

/// <summary>
/// Where blobs are kept does not answer: nothing is known about the blob. People are told 503 with a sentence; a job is postponed without
/// losing an attempt.
/// </summary>
public sealed class BlobStoreAwayException(string reason, Exception? cause = null) : Exception($"The blob store does not answer: {reason}", cause)
{
    /// <summary>After how long it is worth asking again.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
}
