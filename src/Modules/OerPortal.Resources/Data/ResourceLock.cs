using Microsoft.EntityFrameworkCore;

namespace OerPortal.Resources.Data;

/// <summary>
/// A file may fill a draft in the very moment in which its teacher saves it, and two reviewers may decide at once. Whoever changes a
/// resource locks its row first, so that the other one waits and then sees what has become of it. The revision stays as a check for
/// whatever was read before the lock.
/// </summary>
internal static class ResourceLock
{
    /// <summary>Does the work in a transaction of its own, alone with the resource that has this draft or version.</summary>
    internal static Task<T> AloneWithVersionAsync<T>(this ResourcesDbContext db, string versionPublicId, Func<Task<T>> work, CancellationToken cancellation)
        => db.AloneAsync($"SELECT 1 FROM resources.resource WHERE id = (SELECT resource_id FROM resources.version WHERE public_id = {versionPublicId}) FOR UPDATE", work, cancellation);

    /// <inheritdoc cref="AloneWithVersionAsync"/>
    internal static Task<T> AloneWithSubmissionAsync<T>(this ResourcesDbContext db, string submissionPublicId, Func<Task<T>> work, CancellationToken cancellation)
        => db.AloneAsync(
            $"SELECT 1 FROM resources.resource WHERE id = (SELECT v.resource_id FROM resources.version v JOIN resources.submission s ON s.version_id = v.id WHERE s.public_id = {submissionPublicId}) FOR UPDATE",
            work,
            cancellation);

    /// <inheritdoc cref="AloneWithVersionAsync"/>
    internal static Task<T> AloneWithResourceAsync<T>(this ResourcesDbContext db, string publicId, Func<Task<T>> work, CancellationToken cancellation)
        => db.AloneAsync($"SELECT 1 FROM resources.resource WHERE public_id = {publicId} FOR UPDATE", work, cancellation);

    /// <inheritdoc cref="AloneWithVersionAsync"/>
    internal static Task<T> AloneWithResourceAsync<T>(this ResourcesDbContext db, Guid id, Func<Task<T>> work, CancellationToken cancellation)
        => db.AloneAsync($"SELECT 1 FROM resources.resource WHERE id = {id} FOR UPDATE", work, cancellation);

    private static async Task<T> AloneAsync<T>(this ResourcesDbContext db, FormattableString locking, Func<Task<T>> work, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.Database.ExecuteSqlAsync(locking, cancellation);
        var result = await work();
        await transaction.CommitAsync(cancellation);
        return result;
    }
}
