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

    internal async Task<IReadOnlyList<ResourceCard>> ToAsync(Guid resourceId, ResourceMetadata about, Viewer viewer, CancellationToken cancellation)
    {
        if (about.Subjects.Count == 0)
            return [];
        var subject = about.Subjects[0];
        var others = db.Catalogue.AsNoTracking().Where(Visible.To(viewer, site.Current)).Where(e => e.ResourceId != resourceId);
        var near = await NearestAsync(others.Where(e => e.Subjects[0] == subject), about, Shown, cancellation);
        if (near.Count < Shown)
        {
            string[] subjects = [.. about.Subjects], keywords = [.. about.Keywords];
            near.AddRange(await NearestAsync(
                others.Where(e => e.Subjects[0] != subject && (e.Subjects.Any(s => subjects.Contains(s)) || e.Keywords.Any(k => keywords.Contains(k)))),
                about, Shown - near.Count, cancellation));
        }

        return [.. near.Select(ResourceCatalogue.CardOf)];
    }

    /// <summary>Titles of the works of this portal that a description names and the viewer may see, by public id.</summary>
    internal async Task<IReadOnlyDictionary<string, string>> TitlesAsync(ResourceMetadata about, Viewer viewer, CancellationToken cancellation)
    {
        string[] ids = [.. about.Relations.Select(r => r.PublicId).OfType<string>()];
        return ids.Length == 0
            ? new Dictionary<string, string>()
            : await db.Catalogue.Where(Visible.To(viewer, site.Current)).Where(e => ids.Contains(e.PublicId)).ToDictionaryAsync(e => e.PublicId, e => e.Title, cancellation);
    }

    // Weighed by the database: to read 150 rows here for six of them costs more than the rest of the page.
    private static Task<List<CatalogueEntry>> NearestAsync(IQueryable<CatalogueEntry> entries, ResourceMetadata about, int count, CancellationToken cancellation)
    {
        string[] subjects = [.. about.Subjects], levels = [.. about.Levels], keywords = [.. about.Keywords.Select(k => k.ToLowerInvariant())];
        int[] grades = [.. about.Grades];
        var kind = about.Kind;
        return entries
            .OrderByDescending(e => e.PublishedAt)
            .Take(Candidates)
#pragma warning disable CA1304, CA1311 // The database's lower().
            .OrderByDescending(e => (5 * e.Subjects.Count(s => subjects.Contains(s)))
                + (e.Grades.Any(g => grades.Contains(g)) ? 4 : 0)
                + (e.Levels.Any(l => levels.Contains(l)) ? 2 : 0)
                + (3 * e.Keywords.Count(k => keywords.Contains(k.ToLower())))
                + (e.Kind == kind ? 1 : 0))
#pragma warning restore CA1304, CA1311
            .ThenByDescending(e => e.PublishedAt)
            .Take(count)
            .ToListAsync(cancellation);
    }
}
