namespace OerPortal.Ingest;

/// <summary>
/// Where machines go from a file that everybody may have (signposting.org). Implemented by the module whose rows refer to files; all
/// implementations are asked.
/// </summary>
public interface IFileLinks
{
    /// <summary>What stands in the header <c>Link</c> of the file; null where it belongs to nothing that everybody may see.</summary>
    /// <param name="origin">What addresses begin with, without a slash at the end.</param>
    Task<string?> HeaderAsync(Guid fileId, string origin, CancellationToken cancellation);
}
