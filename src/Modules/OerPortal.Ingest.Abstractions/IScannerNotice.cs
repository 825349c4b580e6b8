namespace OerPortal.Ingest;

/// <summary>What operators must know about the virus scanner.</summary>
public interface IScannerNotice
{
    /// <summary>A sentence in the current language for a banner on administration pages; null while all is well.</summary>
    Task<string?> ForOperatorsAsync(CancellationToken cancellation);
}
