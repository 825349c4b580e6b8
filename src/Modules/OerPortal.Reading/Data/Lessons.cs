using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Security;
using OerPortal.Reading.Models;

namespace OerPortal.Reading.Data;

/// <summary>How far the current person has come in lectures. Nobody else's can be asked for.</summary>
internal sealed class Lessons(ReadingDbContext db, ICurrentPerson person, TimeProvider time)
{
    public Task<List<LessonState>> OfFileAsync(Guid fileId, CancellationToken cancellation)
        => db.Lessons.AsNoTracking().Where(l => l.PersonId == Owner && l.FileId == fileId).ToListAsync(cancellation);

    /// <summary>Keeps it in place of the one before.</summary>
    /// <param name="note">Without a wrong field.</param>
    public Task KeepAsync(Guid fileId, string part, LessonNote note, CancellationToken cancellation)
        => db.Database.ExecuteSqlAsync(
            $"""
            insert into reading.lesson (person_id, file_id, part, status, score, location, data, seconds, updated_at)
            values ({Owner}, {fileId}, {part}, {note.Status}, {note.Score}, {note.Location}, {note.Data}, {note.Seconds}, {time.GetUtcNow()})
            on conflict (person_id, file_id, part) do update set status = excluded.status, score = excluded.score, location = excluded.location,
                data = excluded.data, seconds = excluded.seconds, updated_at = excluded.updated_at
            """,
            cancellation);

    /// <summary>Begins anew.</summary>
    public Task ForgetAsync(Guid fileId, CancellationToken cancellation)
        => db.Lessons.Where(l => l.PersonId == Owner && l.FileId == fileId).ExecuteDeleteAsync(cancellation);

    private Guid Owner => person.Id ?? throw new InvalidOperationException("Only somebody who signed in has lessons here.");
}
