using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>Who looks after what. A reviewer without a field of their own looks after everything.</summary>
internal sealed class ReviewFields(ResourcesDbContext db)
{
    internal Task<ReviewField?> OfAsync(Guid personId, Guid siteId, CancellationToken cancellation)
        => db.ReviewFields.OfAllSites().AsNoTracking().FirstOrDefaultAsync(f => f.PersonId == personId && f.SiteId == siteId, cancellation);

    internal async Task<IReadOnlyDictionary<Guid, ReviewField>> OfManyAsync(IReadOnlyCollection<Guid> people, Guid siteId, CancellationToken cancellation)
        => await db.ReviewFields.OfAllSites().AsNoTracking().Where(f => f.SiteId == siteId && people.Contains(f.PersonId)).ToDictionaryAsync(f => f.PersonId, cancellation);

    internal async Task GiveAsync(Guid personId, Guid siteId, IEnumerable<string> subjects, IEnumerable<string> levels, CancellationToken cancellation)
    {
        var known = await db.ReviewFields.OfAllSites().FirstOrDefaultAsync(f => f.PersonId == personId && f.SiteId == siteId, cancellation);
        var field = known ?? new ReviewField { PersonId = personId, SiteId = siteId };
        field.Be(subjects, levels);
        if (field.IsEverything && known is not null)
            db.ReviewFields.Remove(known);
        else if (!field.IsEverything && known is null)
            db.ReviewFields.Add(field);
        db.Record("resources.assign-review", $"person:{personId}", new { subjects = field.Subjects, levels = field.Levels }, siteId);
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Versions that a field covers.</summary>
    internal IQueryable<ResourceVersion> Within(IQueryable<ResourceVersion> versions, ReviewField? field)
    {
        if (field is null)
            return versions;
        string[] subjects = field.Subjects, levels = field.Levels;
        var (anySubject, anyLevel) = (subjects.Length == 0, levels.Length == 0);
        return versions.Join(Topics(), v => v.Id, t => t.VersionId, (v, t) => new { Version = v, Topics = t })
            .Where(one => (anySubject || one.Topics.Subjects.Any(s => subjects.Contains(s))) && (anyLevel || one.Topics.Levels.Any(l => levels.Contains(l))))
            .Select(one => one.Version);
    }

    /// <summary>What versions are about, read out of their descriptions by the database.</summary>
    internal IQueryable<VersionTopics> Topics() => db.Database.SqlQuery<VersionTopics>(
        $"""
         SELECT id AS "VersionId", ARRAY(SELECT jsonb_array_elements_text(metadata -> 'subjects')) AS "Subjects", ARRAY(SELECT jsonb_array_elements_text(metadata -> 'levels')) AS "Levels"
         FROM resources.version
         """);
}

internal sealed record VersionTopics(Guid VersionId, string[] Subjects, string[] Levels);
