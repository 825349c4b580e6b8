using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Sites;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>Resources near to one: the same subject first, then the same grade, shared keywords, the same kind. Few of them are joined by others that share a second subject or a keyword.</summary>
internal sealed class RelatedResources(ResourcesDbContext db, ISiteContext site)
{
    private const int Shown = 6;

    /// <summary>How many of the newest are weighed; keeps a frequent subject as quick as a rare one.</summary>
    private const int Candidates = 150;

    internal async Task<IReadOnlyList<ResourceCard>> ToAsync(CatalogueEntry resource, Viewer viewer, CancellationToken cancellation)
    {
        if (resource.Subjects.Length == 0)
            return [];
        var subject = resource.Subjects[0];
        var others = db.Catalogue.AsNoTracking().Where(Visible.To(viewer, site.Current)).Where(e => e.ResourceId != resource.ResourceId);
        var near = await NewestAsync(others.Where(e => e.Subjects[0] == subject), cancellation);
        if (near.Count < Shown)
        {
            var (subjects, keywords) = (resource.Subjects, resource.Keywords);
            near.AddRange(await NewestAsync(
                others.Where(e => e.Subjects[0] != subject && (e.Subjects.Any(s => subjects.Contains(s)) || e.Keywords.Any(k => keywords.Contains(k)))), cancellation));
        }

        Guid[] best = [.. near.OrderByDescending(e => Nearness(e, resource)).Take(Shown).Select(e => e.ResourceId)];
        var found = await db.Catalogue.AsNoTracking().Where(e => best.Contains(e.ResourceId)).ToDictionaryAsync(e => e.ResourceId, cancellation);
        return [.. best.Where(found.ContainsKey).Select(id => ResourceCatalogue.CardOf(found[id]))];
    }

    /// <summary>Titles of the works of this portal that a description names and the viewer may see, by public id.</summary>
    internal async Task<IReadOnlyDictionary<string, string>> TitlesAsync(ResourceMetadata about, Viewer viewer, CancellationToken cancellation)
    {
        string[] ids = [.. about.Relations.Select(r => r.PublicId).OfType<string>()];
        return ids.Length == 0
            ? new Dictionary<string, string>()
            : await db.Catalogue.Where(Visible.To(viewer, site.Current)).Where(e => ids.Contains(e.PublicId)).ToDictionaryAsync(e => e.PublicId, e => e.Title, cancellation);
    }

    private static Task<List<Candidate>> NewestAsync(IQueryable<CatalogueEntry> entries, CancellationToken cancellation) => entries
        .OrderByDescending(e => e.PublishedAt)
        .Take(Candidates)
        .Select(e => new Candidate(e.ResourceId, e.Subjects, e.Grades, e.Levels, e.Keywords, e.Kind))
        .ToListAsync(cancellation);

    private static int Nearness(Candidate other, CatalogueEntry resource)
        => (other.Subjects[0] == resource.Subjects[0] ? 100 : 5 * other.Subjects.Intersect(resource.Subjects).Count())
            + (other.Grades.Intersect(resource.Grades).Any() ? 4 : 0)
            + (other.Levels.Intersect(resource.Levels).Any() ? 2 : 0)
            + (3 * other.Keywords.Intersect(resource.Keywords, StringComparer.OrdinalIgnoreCase).Count())
            + (other.Kind == resource.Kind ? 1 : 0);

    private sealed record Candidate(Guid ResourceId, string[] Subjects, int[] Grades, string[] Levels, string[] Keywords, string Kind);
}
