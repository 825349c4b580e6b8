using OerPortal.Ingest;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>Removes what was never published, and gives up its files in the same transaction.</summary>
internal sealed class DraftRemoval(ResourcesDbContext db, IFiles files)
{
    /// <param name="resource">Loaded whole; it goes altogether when no version is left.</param>
    /// <param name="versions">Of the resource, without an approval.</param>
    internal async Task RemoveAsync(Resource resource, IReadOnlyCollection<ResourceVersion> versions, CancellationToken cancellation)
    {
        var given = new HashSet<Guid>();
        foreach (var version in versions)
        {
            given.UnionWith(version.Files.Select(f => f.FileId));
            given.UnionWith(version.Links.Select(l => l.PictureId).OfType<Guid>());
            given.UnionWith((await files.OfHolderAsync(version.Holder, cancellation)).Select(f => f.Id));
            db.Record("resources.delete-draft", $"resource:{resource.Id}", new { version = version.Number }, resource.SiteId);
        }

        var stays = resource.Versions.Except(versions).ToList();
        given.ExceptWith(stays.SelectMany(v => v.Files).Select(f => f.FileId));
        given.ExceptWith(stays.SelectMany(v => v.Links).Select(l => l.PictureId).OfType<Guid>());
        if (resource.Versions.Count == versions.Count)
            db.Resources.Remove(resource);
        else
            db.Versions.RemoveRange(versions);
        if (given.Count > 0)
            db.Publish(new FilesGivenUp([.. given]));
    }
}
