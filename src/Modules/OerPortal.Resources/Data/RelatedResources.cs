using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>Resources near to one: the same subject first, then the same grade, shared keywords, the same kind. Few of them are joined by others that share a second subject or a keyword.</summary>
internal sealed class RelatedResources(ResourcesDbContext db, IResources resources, ISiteContext site, IKeptParts parts)
{
    private const int Shown = 6;

    /// <summary>How many of the newest are weighed; keeps a frequent subject as quick as a rare one.</summary>
    private const int Candidates = 150;

    internal async Task<IReadOnlyList<ResourceCard>> ToAsync(Guid resourceId, ResourceMetadata about, Viewer viewer, CancellationToken cancellation)
    {
        if (about.Subjects.Count == 0)
            return [];
        var subject = about.Subjects[0];
        var near = (await NewestOfAsync(subject, viewer, cancellation)).Near(about, resourceId, Shown);
        if (near.Count < Shown)
        {
            string[] subjects = [.. about.Subjects], keywords = [.. about.Keywords];
            var others = await NewestAsync(
                Seen(viewer).Where(e => e.Subjects[0] != subject && (e.Subjects.Any(s => subjects.Contains(s)) || e.Keywords.Any(k => keywords.Contains(k)))), cancellation);
            near = [.. near, .. others.Near(about, resourceId, Shown - near.Count)];
        }

        return near.Count == 0 ? [] : await resources.CardsAsync(near, viewer, cancellation);
    }

    /// <summary>Titles of the works of this portal that a description names and the viewer may see, by public id.</summary>
    internal async Task<IReadOnlyDictionary<string, string>> TitlesAsync(ResourceMetadata about, Viewer viewer, CancellationToken cancellation)
    {
        string[] ids = [.. about.Relations.Select(r => r.PublicId).OfType<string>()];
        return ids.Length == 0 ? new Dictionary<string, string>() : await Seen(viewer).Where(e => ids.Contains(e.PublicId)).ToDictionaryAsync(e => e.PublicId, e => e.Title, cancellation);
    }

    private IQueryable<CatalogueEntry> Seen(Viewer viewer) => db.Catalogue.AsNoTracking().Where(Visible.To(viewer, site.Current));

    // The same for each resource of the subject that guests look at.
    private async Task<Newest> NewestOfAsync(string subject, Viewer viewer, CancellationToken cancellation)
    {
        var entries = Seen(viewer).Where(e => e.Subjects[0] == subject);
        return viewer.IsPlainGuest
            ? await parts.GetAsync($"resources.newest:{subject}", [ResourceTags.All], untilRead => NewestAsync(entries, untilRead))
            : await NewestAsync(entries, cancellation);
    }

    // What is weighed is read without the rest: whole entries would cost more than all else of the page, and a count of shared words for each row
    // as much as these in the database.
    private static async Task<Newest> NewestAsync(IQueryable<CatalogueEntry> entries, CancellationToken cancellation)
        => new(await entries
            .OrderByDescending(e => e.PublishedAt)
            .Take(Candidates)
            .Select(e => new Candidate(e.ResourceId, e.Subjects, e.Keywords, e.Kind, e.Grades, e.Levels))
            .ToListAsync(cancellation));

    [ImmutableObject(true)]
    private sealed record Newest(IReadOnlyList<Candidate> All)
    {
        internal IReadOnlyList<Guid> Near(ResourceMetadata about, Guid itself, int count)
            => [.. All.Where(c => c.ResourceId != itself).OrderByDescending(c => c.WeightFor(about)).Take(count).Select(c => c.ResourceId)];
    }

    private sealed record Candidate(Guid ResourceId, IReadOnlyList<string> Subjects, IReadOnlyList<string> Keywords, string Kind, IReadOnlyList<int> Grades, IReadOnlyList<string> Levels)
    {
        internal int WeightFor(ResourceMetadata about) => (5 * Subjects.Count(about.Subjects.Contains))
            + (Grades.Any(about.Grades.Contains) ? 4 : 0)
            + (Levels.Any(about.Levels.Contains) ? 2 : 0)
            + (3 * Keywords.Count(k => about.Keywords.Contains(k, StringComparer.OrdinalIgnoreCase)))
            + (Kind == about.Kind ? 1 : 0);
    }
}
