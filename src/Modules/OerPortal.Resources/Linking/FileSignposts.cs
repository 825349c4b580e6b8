using OerPortal.Ingest;

namespace OerPortal.Resources.Linking;

/// <summary>From a file back to the page of its resource, of which the file is an <c>item</c>: whoever has the one finds the other.</summary>
internal sealed class FileSignposts(IResourceOrigins origins) : IFileLinks
{
    public async Task<string?> HeaderAsync(Guid fileId, string origin, CancellationToken cancellation)
    {
        var found = await origins.OfFilesAsync([fileId], cancellation);
        return found.TryGetValue(fileId, out var resource) && resource.Visibility == Visibility.Public ? Signposts.FromFile(resource.PublicId, origin) : null;
    }
}
