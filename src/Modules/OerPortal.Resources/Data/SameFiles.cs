using OerPortal.Ingest;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>Where the same bytes are already.</summary>
/// <param name="Name">Of the file beside it in this draft, or the title of the other resource; null for a draft without title.</param>
/// <param name="Path">Page of the other resource, its review or one's own draft, without the site's prefix; null inside this draft.</param>
internal sealed record SameFile(string? Name, string? Path);

/// <summary>
/// Finds files with the same bytes: twice in one draft, or already in a resource that the person may see. What a neighbour keeps
/// to itself is not told, not even that it exists.
/// </summary>
internal sealed class SameFiles(IFiles files, FileUses uses)
{
    /// <param name="shown">The version's files in their order.</param>
    /// <returns>By file; the first of equal ones in the draft is not named for the others.</returns>
    public async Task<IReadOnlyDictionary<Guid, SameFile>> OfAsync(ResourceVersion version, IReadOnlyList<FileFacts> shown, CancellationToken cancellation)
    {
        var same = new Dictionary<Guid, SameFile>();
        var known = shown.Where(f => f is { Sha256: not null, IsReady: true }).ToList();
        foreach (var equal in known.GroupBy(f => f.Sha256))
        {
            foreach (var later in equal.Skip(1))
                same[later.Id] = new SameFile(equal.First().Name, null);
        }
        await AddElsewhereAsync(version, known.Where(f => !same.ContainsKey(f.Id)).ToList(), same, cancellation);
        return same;
    }

    private async Task AddElsewhereAsync(ResourceVersion version, List<FileFacts> shown, Dictionary<Guid, SameFile> same, CancellationToken cancellation)
    {
        if (shown.Count == 0)
            return;
        var others = await files.WithSameBytesAsync([.. shown.Select(f => f.Sha256!)], cancellation);
        var hashes = others.ToDictionary(f => f.Id, f => f.Sha256);
        var known = await uses.OfAsync([.. hashes.Keys], version.ResourceId, cancellation);
        foreach (var file in shown)
        {
            if (known.FirstOrDefault(u => u.Files.Any(f => hashes.GetValueOrDefault(f) == file.Sha256)) is { } use)
                same[file.Id] = new SameFile(use.Title, use.Path);
        }
    }
}
