using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Sites;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>Resources near to one: the same subject first, then the same grade, shared keywords, the same kind.</summary>
internal sealed class RelatedResources(ResourcesDbContext db, ISiteContext site)
{
    /// <summary>How many of the newest with the same subject are weighed; keeps a frequent subject as quick as a rare one.</summary>
    private const int Candidates = 150;

    internal async Task<IReadOnlyList<ResourceCard>> ToAsync(CatalogueEntry resource, int count, Viewer viewer, CancellationToken cancellation)
    {
        if (resource.Subjects.Length == 0)
            return [];
        var subject = resource.Subjects[0];
        var near = await db.Catalogue.AsNoTracking().Where(Visible.To(viewer, site.Current))
            .Where(e => e.Subjects[0] == subject && e.ResourceId != resource.ResourceId)
            .OrderByDescending(e => e.PublishedAt)
            .Take(Candidates)
            .Select(e => new { e.ResourceId, e.Grades, e.Levels, e.Keywords, e.Kind })
            .ToListAsync(cancellation);
        Guid[] best =
        [
            .. near
                .OrderByDescending(e =>
                    (e.Grades.Intersect(resource.Grades).Any() ? 4 : 0)
                    + (e.Levels.Intersect(resource.Levels).Any() ? 2 : 0)
                    + (3 * e.Keywords.Intersect(resource.Keywords, StringComparer.OrdinalIgnoreCase).Count())
                    + (e.Kind == resource.Kind ? 1 : 0))
                .Take(count)
                .Select(e => e.ResourceId),
        ];
        var found = await db.Catalogue.AsNoTracking().Where(e => best.Contains(e.ResourceId)).ToDictionaryAsync(e => e.ResourceId, cancellation);
        return [.. best.Where(found.ContainsKey).Select(id => ResourceCatalogue.CardOf(found[id]))];
    }
}
