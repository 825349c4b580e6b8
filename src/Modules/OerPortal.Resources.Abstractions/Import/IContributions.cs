namespace OerPortal.Resources;

/// <summary>Brings resources in from inside the portal (recipes, imports, benchmarks) on the same way as a person: draft, submission, decision. Asks no rights.</summary>
public interface IContributions
{
    /// <summary>What an earlier import under this key made, or null. Look here before accepting files again.</summary>
    Task<ImportOutcome?> FindAsync(string externalKey, CancellationToken cancellation);

    /// <summary>
    /// Creates the resource and goes through <see cref="ImportedResource.Steps"/>. When a file is still being scanned or derived, the steps wait
    /// and happen by themselves once every file is settled. The same key again changes nothing and returns what is there.
    /// </summary>
    /// <exception cref="ImportRefusedException">The description is incomplete, a file is unknown or belongs to another resource, or the steps make no sense.</exception>
    Task<ImportOutcome> ImportAsync(ImportedResource resource, CancellationToken cancellation);

    /// <summary>
    /// Brings in the next version of a resource that was imported and published before, its files in place of the earlier ones, and goes through
    /// its steps as <see cref="ImportAsync"/> does. A version that is there already changes nothing.
    /// </summary>
    /// <exception cref="ImportRefusedException">As for <see cref="ImportAsync"/>, or the version before it is missing or not decided yet.</exception>
    Task<ImportOutcome> ReviseAsync(ImportedRevision revision, CancellationToken cancellation);

    /// <summary>
    /// Brings a contribution up to date: goes on with its draft, or begins the next version with these files in place of the earlier ones, and
    /// goes through the steps as <see cref="ImportAsync"/> does.
    /// </summary>
    /// <exception cref="ImportRefusedException">As for <see cref="ImportAsync"/>, or a reviewer has it.</exception>
    Task<ImportOutcome> UpdateAsync(Guid resourceId, ImportedResource next, CancellationToken cancellation);

    /// <summary>
    /// Publishes many resources quickly, in batches of one transaction each, without drafts and without waiting for files; for imports of
    /// thousands. Keys that are there already are passed over. <see cref="ImportedResource.Steps"/> must be a submission and an approval.
    /// </summary>
    /// <param name="announce">Whether other modules are told of each resource; without it, rebuild their indexes afterwards.</param>
    /// <returns>How many were added.</returns>
    Task<int> PublishManyAsync(IAsyncEnumerable<ImportedResource> resources, bool announce, CancellationToken cancellation);

    /// <summary>Creates the collection; the same key again changes nothing. Resources that are not there are passed over.</summary>
    /// <returns>The collection's public id.</returns>
    Task<string> ImportCollectionAsync(ImportedCollection collection, CancellationToken cancellation);
}
