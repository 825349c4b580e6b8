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

    // What is weighed is read without the rest: whole entries would cost more than all else of the page, and a count of shared words for each row
    // as much as these in the database.
    private async Task<List<CatalogueEntry>> NearestAsync(IQueryable<CatalogueEntry> entries, ResourceMetadata about, int count, CancellationToken cancellation)
    {
        string[] levels = [.. about.Levels];
        int[] grades = [.. about.Grades];
        var candidates = await entries
            .OrderByDescending(e => e.PublishedAt)
            .Take(Candidates)
            .Select(e => new Candidate(e.ResourceId, e.Subjects, e.Keywords, e.Kind, e.Grades.Any(g => grades.Contains(g)), e.Levels.Any(l => levels.Contains(l))))
            .ToListAsync(cancellation);
        Guid[] nearest = [.. candidates.OrderByDescending(c => c.WeightFor(about)).Take(count).Select(c => c.ResourceId)];
        var found = await entries.Where(e => nearest.Contains(e.ResourceId)).ToListAsync(cancellation);
        return [.. found.OrderBy(e => Array.IndexOf(nearest, e.ResourceId))];
    }

    private sealed record Candidate(Guid ResourceId, IReadOnlyList<string> Subjects, IReadOnlyList<string> Keywords, string Kind, bool SharesGrade, bool SharesLevel)
    {
        internal int WeightFor(ResourceMetadata about) => (5 * Subjects.Count(about.Subjects.Contains))
            + (SharesGrade ? 4 : 0)
            + (SharesLevel ? 2 : 0)
            + (3 * Keywords.Count(k => about.Keywords.Contains(k, StringComparer.OrdinalIgnoreCase)))
            + (Kind == about.Kind ? 1 : 0);
    }
}
