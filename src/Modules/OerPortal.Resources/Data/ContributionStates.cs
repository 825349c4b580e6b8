using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

internal sealed class ContributionStates(ResourcesDbContext db) : IContributionStates
{
    public async Task<IReadOnlyDictionary<string, ContributionState>> FindAsync(Guid siteId, string prefix, IReadOnlyCollection<string> keys, CancellationToken cancellation)
    {
        string[] external = [.. keys.Select(key => prefix + key)];
        var found = await db.Resources.OfAllSites().AsNoTracking()
            // Without "not null" it also asks whether null is among the keys, and then reads every resource.
            .Where(r => (r.ExternalKey != null && external.Contains(r.ExternalKey)) || (r.SiteId == siteId && keys.Contains(r.PublicId)))
            .Select(r => new
            {
                r.Id,
                r.PublicId,
                r.OwnerId,
                r.ExternalKey,
                LatestId = r.Versions.OrderByDescending(v => v.Number).First().Id,
                IsWaiting = db.ImportPlans.OfAllSites().Any(p => p.ResourceId == r.Id),
            })
            .ToListAsync(cancellation);
        Guid[] ids = [.. found.Select(r => r.LatestId)];
        var versions = await db.Versions.OfAllSites().AsNoTracking().Where(v => ids.Contains(v.Id)).Include(v => v.Files)
            .Select(v => new { Version = v, IsDraft = v.Draft != null, IsOpen = v.Submissions.Any(s => !s.IsDecided) })
            .ToDictionaryAsync(v => v.Version.Id, cancellation);
        var states = new Dictionary<string, ContributionState>(StringComparer.Ordinal);
        // An import's own key says more than a public id that happens to be the same.
        foreach (var r in found.OrderBy(r => r.ExternalKey is null))
        {
            var (v, isDraft, isOpen) = versions[r.LatestId] is var latest ? (latest.Version, latest.IsDraft, latest.IsOpen) : default;
            var stage = r.IsWaiting ? ContributionStage.Waiting : isDraft ? ContributionStage.Draft : isOpen ? ContributionStage.Submitted : ContributionStage.Decided;
            var state = new ContributionState(r.Id, r.PublicId, r.OwnerId, stage, v.Metadata, v.Visibility, FilesOf(v));
            var key = r.ExternalKey?.StartsWith(prefix, StringComparison.Ordinal) == true ? r.ExternalKey[prefix.Length..] : r.PublicId;
            states.TryAdd(key, state);
        }

        return states;
    }

    internal static IReadOnlyList<ImportedFile> FilesOf(ResourceVersion version)
        => [.. version.OrderedFiles.Select(f => new ImportedFile(f.FileId, f.Role, f.Title))];
}
