using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Classes.Models;
using OerPortal.Classes.Names;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;

namespace OerPortal.Classes.Data;

/// <summary>Classes of the current school as the current person may work at them: who keeps classes all, who teaches their own. Others are unknown.</summary>
internal sealed class ClassDesk(ClassesDbContext db, ClassCodes codes, IPupilAccounts accounts, IPeople people, ICurrentPerson person, ISiteContext site, TimeProvider time)
{
    internal bool KeepsAll => person.Can(Permissions.Keep);

    private IQueryable<SchoolClass> Mine => KeepsAll ? db.Classes : db.Classes.TaughtBy(person.Id, db.Teachers);

    /// <summary>By grade and name.</summary>
    internal async Task<IReadOnlyList<ClassLine>> ListAsync(CancellationToken cancellation)
    {
        var classes = await Mine.AsNoTracking().Where(c => c.ClosedAt == null).ToListAsync(cancellation);
        Guid[] ids = [.. classes.Select(c => c.Id)];
        var sizes = await db.Pupils.AsNoTracking().Where(p => p.LeftAt == null && ids.Contains(p.ClassId)).GroupBy(p => p.ClassId)
            .Select(g => new { g.Key, Count = g.Count(), Used = g.Count(p => p.SignedInAt != null) }).ToDictionaryAsync(g => g.Key, cancellation);
        var teachers = await people.FindManyAsync([.. classes.Select(c => c.HomeroomPersonId).OfType<Guid>()], cancellation);
        return [.. classes.OrderBy(c => c.Grade ?? 0).ThenBy(c => c.Name, StringComparer.CurrentCulture).Select(c => new ClassLine(
            c, sizes.GetValueOrDefault(c.Id)?.Count ?? 0, sizes.GetValueOrDefault(c.Id)?.Used ?? 0, c.HomeroomPersonId is { } id ? teachers.GetValueOrDefault(id)?.DisplayName : null))];
    }

    /// <summary>Null for unknown ones and for those of others alike.</summary>
    internal Task<SchoolClass?> FindAsync(Guid id, CancellationToken cancellation) => Mine.FirstOrDefaultAsync(c => c.Id == id && c.ClosedAt == null, cancellation);

    internal async Task<IReadOnlyList<Pupil>> PupilsAsync(Guid classId, CancellationToken cancellation)
        => [.. (await db.Pupils.Where(p => p.ClassId == classId && p.LeftAt == null).ToListAsync(cancellation)).InOrder(p => p.Name)];

    /// <summary>A new card with another PIN; the old one opens nothing, and whoever is signed in with it is out.</summary>
    internal async Task<bool> ReissueAsync(SchoolClass its, Guid personId, CancellationToken cancellation)
    {
        if (await db.Pupils.FirstOrDefaultAsync(p => p.PersonId == personId && p.ClassId == its.Id && p.LeftAt == null, cancellation) is not { } pupil)
            return false;
        pupil.Card = PublicId.New();
        db.Record("classes.card", $"person:{personId}");
        await db.SaveChangesAsync(cancellation);
        await accounts.EndSessionsAsync(personId, cancellation);
        return true;
    }

    internal async Task<bool> CloseAsync(SchoolClass its, Guid personId, CancellationToken cancellation)
    {
        if (await db.Pupils.FirstOrDefaultAsync(p => p.PersonId == personId && p.ClassId == its.Id && p.LeftAt == null, cancellation) is not { } pupil)
            return false;
        await accounts.CloseAsync([new PupilAccount(personId, pupil.SiteId, pupil.Name)], cancellation);
        pupil.LeftAt = time.GetUtcNow();
        db.Record("classes.leave", $"person:{personId}");
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    /// <summary>Another code; the old one leads nowhere.</summary>
    internal async Task RenewCodeAsync(SchoolClass its, CancellationToken cancellation)
    {
        its.Code = (await codes.NewAsync(1, cancellation)).Dequeue();
        db.Record("classes.code", $"class:{its.Id}");
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Those who teach at the school, in the order of their names.</summary>
    internal async Task<IReadOnlyList<PersonFacts>> TeachersOfSchoolAsync(CancellationToken cancellation)
        => [.. (await people.FindManyAsync([.. await people.HoldersAsync(site.Current.Id, SiteRole.Teacher, cancellation)], cancellation)).Values.InOrder(t => t.DisplayName)];

    internal async Task<IReadOnlySet<Guid>> TeachersAsync(Guid classId, CancellationToken cancellation)
        => await db.Teachers.Where(t => t.ClassId == classId).Select(t => t.PersonId).ToHashSetAsync(cancellation);

    /// <summary>Only those who teach at the school.</summary>
    internal async Task SetTeachersAsync(SchoolClass its, Guid? homeroom, IReadOnlyCollection<Guid> others, CancellationToken cancellation)
    {
        var here = (await people.HoldersAsync(site.Current.Id, SiteRole.Teacher, cancellation)).ToHashSet();
        its.HomeroomPersonId = homeroom is { } id && here.Contains(id) ? id : null;
        db.Teachers.RemoveRange(await db.Teachers.Where(t => t.ClassId == its.Id).ToListAsync(cancellation));
        await db.SaveChangesAsync(cancellation);
        db.Teachers.AddRange(others.Distinct().Where(here.Contains).Select(t => new ClassTeacher { ClassId = its.Id, PersonId = t, SiteId = its.SiteId }));
        db.Record("classes.teachers", $"class:{its.Id}");
        await db.SaveChangesAsync(cancellation);
    }
}

/// <param name="Used">How many of the pupils have signed in at least once.</param>
internal sealed record ClassLine(SchoolClass Class, int Pupils, int Used, string? Homeroom);
