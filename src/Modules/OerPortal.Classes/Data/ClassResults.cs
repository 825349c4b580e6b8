using Microsoft.EntityFrameworkCore;
using OerPortal.Classes.Models;
using OerPortal.Cms.Security;
using OerPortal.Reading;
using OerPortal.Resources;

namespace OerPortal.Classes.Data;

/// <summary>
/// How a class did in lectures: those that who asks has opened for it, since then. What pupils read besides, or before, is theirs.
/// </summary>
internal sealed class ClassResults(ClassesDbContext db, ClassDesk desk, IResources resources, ICollections collections, ILessonResults results, ICurrentPerson person)
{
    private const int MostOpenings = 20;

    /// <summary>The newest first; only what holds a lecture that somebody has begun, or that nobody has yet.</summary>
    internal async Task<IReadOnlyList<OpenedResults>> OfAsync(SchoolClass its, CancellationToken cancellation)
    {
        var openings = await db.Openings.AsNoTracking().Where(o => o.ClassId == its.Id && o.OwnerId == person.Id).OrderByDescending(o => o.MadeAt).Take(MostOpenings).ToListAsync(cancellation);
        var pupils = await desk.PupilsAsync(its.Id, cancellation);
        var found = new List<OpenedResults>();
        foreach (var opening in openings)
        {
            var files = await FilesAsync(opening, cancellation);
            var lessons = (await results.SinceAsync([.. pupils.Select(p => p.PersonId)], files, opening.MadeAt, cancellation)).ToLookup(r => r.PersonId);
            found.Add(new OpenedResults(opening, [.. pupils.Select(p => new PupilResult(
                p.Name,
                !lessons[p.PersonId].Any() ? LessonProgress.None : lessons[p.PersonId].All(r => r.IsDone) ? LessonProgress.Done : LessonProgress.Begun,
                lessons[p.PersonId].Average(r => r.Score)))]));
        }

        return found;
    }

    private async Task<IReadOnlyCollection<Guid>> FilesAsync(Opening opening, CancellationToken cancellation)
    {
        var ids = opening.ResourceId is { } one ? [one] : (await collections.FindAsync(opening.PublicId, cancellation))?.ResourceIds ?? [];
        var files = new HashSet<Guid>();
        foreach (var id in ids)
            files.UnionWith((await resources.DocumentAsync(id, cancellation))?.FileIds ?? []);
        return files;
    }
}

internal sealed record OpenedResults(Opening Opening, IReadOnlyList<PupilResult> Pupils)
{
    internal int Begun => Pupils.Count(p => p.Progress != LessonProgress.None);
}

/// <param name="Score">0 to 1, or null.</param>
internal sealed record PupilResult(string Name, LessonProgress Progress, double? Score);

internal enum LessonProgress
{
    None,
    Begun,
    Done,
}
