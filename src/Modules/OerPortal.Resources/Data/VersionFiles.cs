using OerPortal.Ingest;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>Facts of a version's files in their order, with those that are still on their way to its draft at the end.</summary>
internal static class VersionFiles
{
    internal static async Task<IReadOnlyList<FileFacts>> OfAsync(IFiles files, ResourceVersion version, CancellationToken cancellation)
    {
        Guid[] ids = [.. version.OrderedFiles.Select(f => f.FileId)];
        var known = ids.Length == 0 ? [] : await files.FindManyAsync(ids, cancellation);
        FileFacts[] attached = [.. ids.Select(id => known.FirstOrDefault(f => f.Id == id)).OfType<FileFacts>()];
        if (version.Draft is null)
            return attached;
        var arriving = await files.OfHolderAsync(version.Holder, cancellation);
        return [.. attached, .. arriving.Where(f => !ids.Contains(f.Id))];
    }
}
