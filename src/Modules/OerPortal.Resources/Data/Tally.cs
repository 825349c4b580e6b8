using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Sites;

namespace OerPortal.Resources.Data;

/// <summary>
/// Counts that are kept beside the catalogue. They follow its changes: whoever asks brings them up to date first, a portion of changes at a
/// time; while somebody else is at it, the counts of a moment ago are given.
/// </summary>
internal sealed class Tally(ResourcesDbContext db, ChangeNumbers numbers, ISiteContext site)
{
    private const int Portion = 1000;

    // One page asks for several counts, which should agree.
    private bool _hasFollowed;

    internal async Task<ResourceCounts> CountAsync(Viewer viewer, CancellationToken cancellation)
    {
        await FollowAsync(cancellation);
        var schools = SchoolsOf(viewer);
        var least = LeastOf(viewer);
        var counted = await db.Database.SqlQuery<SubjectCount>(
            $"""
            SELECT subject AS "Subject", sum(resources)::integer AS "Resources" FROM (
                SELECT subject, resources FROM resources.tally WHERE site_id = {Guid.Empty} AND least = {least}
                -- What only one's own schools see: all of theirs without what others see too.
                UNION ALL SELECT subject, CASE least WHEN {(int)Visibility.School} THEN resources ELSE -resources END FROM resources.tally
                WHERE site_id = ANY ({schools}) AND least IN ({(int)Visibility.School}, {least})) AS seen
            GROUP BY subject HAVING sum(resources) > 0
            """).ToListAsync(cancellation);
        return new ResourceCounts(
            counted.Find(c => c.Subject.Length == 0)?.Resources ?? 0,
            counted.Where(c => c.Subject.Length > 0).ToDictionary(c => c.Subject, c => c.Resources));
    }

    internal async Task<IReadOnlyDictionary<Guid, int>> CountBySiteAsync(Viewer viewer, IReadOnlyCollection<Guid> sites, CancellationToken cancellation)
    {
        await FollowAsync(cancellation);
        var schools = SchoolsOf(viewer);
        var least = LeastOf(viewer);
        Guid[] wanted = [.. sites];
        return await db.Database.SqlQuery<SiteCount>(
            $"""
            SELECT site_id AS "SiteId", resources AS "Resources" FROM resources.tally
            WHERE site_id = ANY ({wanted}) AND least IN ({(int)Visibility.School}, {least}) AND subject = '' AND resources > 0
              AND least = CASE WHEN site_id = ANY ({schools}) THEN {(int)Visibility.School} ELSE {least} END
            """).ToDictionaryAsync(c => c.SiteId, c => c.Resources, cancellation);
    }

    internal async Task<IReadOnlyDictionary<Guid, int>> LargestSitesAsync(Viewer viewer, int count, CancellationToken cancellation)
    {
        await FollowAsync(cancellation);
        var schools = SchoolsOf(viewer);
        // One's own schools count with what only they see; they may be large by that alone.
        return await db.Database.SqlQuery<SiteCount>(
            $"""
            SELECT site_id AS "SiteId", max(resources) AS "Resources" FROM (
                (SELECT site_id, resources FROM resources.tally WHERE least = {LeastOf(viewer)} AND subject = '' AND site_id <> {Guid.Empty}
                 ORDER BY resources DESC, site_id LIMIT {count})
                UNION ALL SELECT site_id, resources FROM resources.tally
                WHERE site_id = ANY ({schools}) AND least = {(int)Visibility.School} AND subject = '') AS seen
            WHERE resources > 0 GROUP BY site_id ORDER BY 2 DESC, 1 LIMIT {count}
            """).ToDictionaryAsync(c => c.SiteId, c => c.Resources, cancellation);
    }

    /// <summary>Counts what has changed since the last look.</summary>
    internal async Task FollowAsync(CancellationToken cancellation)
    {
        while (!_hasFollowed && await IsBehindAsync(cancellation))
        {
            await numbers.GiveAsync(cancellation);
            if (!await CountPortionAsync(cancellation))
                break;
        }
        _hasFollowed = true;
    }

    // The last number, not whether there is a later one: the planner hopes to meet that soon, and reads the whole record when there is none.
    private Task<bool> IsBehindAsync(CancellationToken cancellation) => db.Database.SqlQuery<bool>(
        $"""
        SELECT EXISTS (SELECT FROM cms.change WHERE number IS NULL AND kind = {CatalogueChanges.Kind})
            OR coalesce((SELECT max(number) FROM cms.change WHERE kind = {CatalogueChanges.Kind}), 0) > (SELECT number FROM resources.tally_cursor) AS "Value"
        """).SingleAsync(cancellation);

    /// <returns>False when there is nothing to count, or somebody else is counting.</returns>
    private async Task<bool> CountPortionAsync(CancellationToken cancellation)
    {
        await using var turn = await db.Database.BeginTransactionAsync(cancellation);
        // In a statement of its own: what the next one sees is all that whoever counted before has committed.
        if (await db.Database.SqlQuery<long>($"SELECT number AS \"Value\" FROM resources.tally_cursor FOR UPDATE SKIP LOCKED").ToListAsync(cancellation) is not [var last])
            return false;
        // What a resource stood for goes out of the counts, what it stands for now comes in.
        var counted = await db.Database.ExecuteSqlAsync(
            $"""
            WITH due AS MATERIALIZED (
                SELECT c.id AS resource_id, c.number, e.site_id, e.visibility, e.subjects
                FROM cms.change c LEFT JOIN resources.catalogue_entry e ON e.resource_id = c.id
                WHERE c.kind = {CatalogueChanges.Kind} AND c.number > {last} ORDER BY c.number LIMIT {Portion}),
            one AS (
                SELECT t.site_id, t.visibility, t.subjects, -1 AS n FROM resources.tallied t JOIN due ON due.resource_id = t.resource_id
                UNION ALL SELECT site_id, visibility, subjects, 1 FROM due WHERE site_id IS NOT NULL),
            sums AS (
                SELECT scope.site_id, seen.least, subject.code, sum(n) AS n
                FROM one, LATERAL (VALUES (one.site_id), ({Guid.Empty})) AS scope(site_id), LATERAL generate_series(0, one.visibility) AS seen(least),
                    LATERAL unnest(one.subjects || ''::text) AS subject(code)
                GROUP BY 1, 2, 3 HAVING sum(n) <> 0),
            written AS (
                INSERT INTO resources.tally AS t (site_id, least, subject, resources) SELECT * FROM sums
                ON CONFLICT (site_id, least, subject) DO UPDATE SET resources = t.resources + excluded.resources),
            gone AS (
                DELETE FROM resources.tallied t USING due WHERE due.resource_id = t.resource_id AND due.site_id IS NULL),
            kept AS (
                INSERT INTO resources.tallied (resource_id, site_id, visibility, subjects) SELECT resource_id, site_id, visibility, subjects FROM due WHERE site_id IS NOT NULL
                ON CONFLICT (resource_id) DO UPDATE SET site_id = excluded.site_id, visibility = excluded.visibility, subjects = excluded.subjects)
            UPDATE resources.tally_cursor SET number = (SELECT max(number) FROM due) WHERE EXISTS (SELECT FROM due)
            """,
            cancellation);
        await turn.CommitAsync(cancellation);
        return counted > 0;
    }

    private static int LeastOf(Viewer viewer) => (int)(viewer.IsSignedIn ? Visibility.Province : Visibility.Public);

    private Guid[] SchoolsOf(Viewer viewer) => viewer.IsSignedIn ? [.. Visible.SchoolsOf(viewer, site.Current)] : [];

    private sealed record SubjectCount(string Subject, int Resources);

    private sealed record SiteCount(Guid SiteId, int Resources);
}
