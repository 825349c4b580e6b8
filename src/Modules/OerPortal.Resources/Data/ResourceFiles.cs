using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Ingest;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>Files hang on versions; a draft waits for more.</summary>
internal sealed class ResourceFiles(ResourcesDbContext db) : IFileKeeper
{
    public IReadOnlyCollection<string> HolderKinds { get; } = ["draft", "import", LinkPictures.HolderKind];

    public async Task<IReadOnlySet<Guid>> KeptAsync(IReadOnlyCollection<Guid> fileIds, CancellationToken cancellation)
    {
        var kept = (await db.Set<VersionFile>().OfAllSites().Where(f => fileIds.Contains(f.FileId)).Select(f => f.FileId).ToListAsync(cancellation)).ToHashSet();
        kept.UnionWith(await db.Set<VersionLink>().OfAllSites().Where(l => l.PictureId != null && fileIds.Contains(l.PictureId.Value)).Select(l => l.PictureId!.Value).ToListAsync(cancellation));
        return kept;
    }

    public async Task<IReadOnlySet<string>> AwaitingAsync(IReadOnlyCollection<string> holders, CancellationToken cancellation)
    {
        var drafts = holders.Where(h => h.StartsWith("draft:", StringComparison.Ordinal)).Select(h => h["draft:".Length..]).ToArray();
        var awaiting = (await db.Versions.OfAllSites().Where(v => v.Draft != null && drafts.Contains(v.PublicId)).Select(v => v.PublicId).ToListAsync(cancellation))
            .Select(ResourceVersion.HolderOf).ToHashSet(StringComparer.Ordinal);
        Guid[] links = [.. holders.Select(LinkPictures.LinkOf).OfType<Guid>()];
        awaiting.UnionWith((await db.Set<VersionLink>().OfAllSites().Where(l => l.PictureId == null && links.Contains(l.Id)).Select(l => l.Id).ToListAsync(cancellation)).Select(LinkPictures.HolderOf));
        return awaiting;
    }
}
