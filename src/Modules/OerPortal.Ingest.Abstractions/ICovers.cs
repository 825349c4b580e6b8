namespace OerPortal.Ingest;

/// <summary>Covers and pictures as JPEG, for modules that print them: without what a camera wrote into them. Asks no rights.</summary>
public interface ICovers
{
    /// <summary>Null for what is not ready, or has none.</summary>
    /// <param name="width">One of <see cref="FileAddress.CoverWidths"/>, in pixels.</param>
    Task<Stream?> OpenAsync(Guid fileId, int width, CancellationToken cancellation);
}
