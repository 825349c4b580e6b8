using Microsoft.EntityFrameworkCore;

namespace OerPortal.Reading.Data;

internal sealed class LessonResults(ReadingDbContext db) : ILessonResults
{
    public async Task<IReadOnlyList<LessonResult>> SinceAsync(IReadOnlyCollection<Guid> personIds, IReadOnlyCollection<Guid> fileIds, DateTimeOffset since, CancellationToken cancellation)
        => await db.Lessons.AsNoTracking()
            .Where(l => personIds.Contains(l.PersonId) && fileIds.Contains(l.FileId) && l.UpdatedAt >= since)
            .GroupBy(l => new { l.PersonId, l.FileId })
            .Select(g => new LessonResult(g.Key.PersonId, g.Key.FileId, g.All(l => l.Status == "completed" || l.Status == "passed"), g.Average(l => l.Score), g.Max(l => l.UpdatedAt)))
            .ToListAsync(cancellation);
}
