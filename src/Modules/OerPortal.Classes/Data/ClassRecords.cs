using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Classes.Models;
using OerPortal.Cms.Data;
using OerPortal.Cms.Sites;

namespace OerPortal.Classes.Data;

/// <summary>What is kept of a person as a pupil and as a teacher: in the copy, and gone with them.</summary>
internal sealed class ClassRecords(ClassesDbContext db, ISites sites) : IPersonalRecords
{
    public string Name => "classes";

    public IReadOnlyList<PersonColumn> Columns { get; } =
    [
        PersonColumn.Goes("classes.pupil.person_id"),
        PersonColumn.Goes("classes.roster_row.person_id"),
        PersonColumn.Goes("classes.class_teacher.person_id"),
        PersonColumn.Goes("classes.school_class.homeroom_person_id"),
        PersonColumn.Goes("classes.roster.started_by"),
        PersonColumn.Goes("classes.opening.owner_id"),
        PersonColumn.Goes("classes.given_collection.given_by"),
    ];

    public async Task<object?> OfAsync(Guid personId, CancellationToken cancellation)
    {
        var pupil = await db.Pupils.OfAllSites().AsNoTracking().FirstOrDefaultAsync(p => p.PersonId == personId, cancellation);
        var teaches = await db.Classes.OfAllSites().AsNoTracking()
            .TaughtBy(personId, db.Teachers.OfAllSites()).Select(c => new { c.SiteId, c.Name, c.SchoolYear }).ToListAsync(cancellation);
        var rosters = await db.Rosters.OfAllSites().AsNoTracking().Where(r => r.StartedBy == personId).Select(r => new { r.Name, r.BeganAt }).ToListAsync(cancellation);
        var opened = await db.Openings.AsNoTracking().Where(o => o.OwnerId == personId).Select(o => new { o.Code, o.Title, o.MadeAt, o.EndsAt }).ToListAsync(cancellation);
        var given = await db.Given.OfAllSites().AsNoTracking().Where(g => g.GivenBy == personId).Select(g => new { g.PublicId, g.GivenAt }).ToListAsync(cancellation);
        return pupil is null && teaches.Count + rosters.Count + opened.Count + given.Count == 0 ? null : new
        {
            pupil = pupil is null ? null : await AboutAsync(pupil, cancellation),
            teaches = teaches.Select(c => new { School = SchoolName(c.SiteId), c.Name, c.SchoolYear }),
            rosters,
            opened,
            given,
        };
    }

    public async Task EraseAsync(Guid personId, CancellationToken cancellation)
    {
        await db.Pupils.OfAllSites().Where(p => p.PersonId == personId).ExecuteDeleteAsync(cancellation);
        await db.Rows.Where(r => r.PersonId == personId).ExecuteDeleteAsync(cancellation);
        await db.Teachers.OfAllSites().Where(t => t.PersonId == personId).ExecuteDeleteAsync(cancellation);
        await db.Classes.OfAllSites().Where(c => c.HomeroomPersonId == personId).ExecuteUpdateAsync(set => set.SetProperty(c => c.HomeroomPersonId, (Guid?)null), cancellation);
        await db.Openings.Where(o => o.OwnerId == personId).ExecuteDeleteAsync(cancellation);
        await db.Given.OfAllSites().Where(g => g.GivenBy == personId).ExecuteDeleteAsync(cancellation);
        await db.Rosters.OfAllSites().Where(r => r.StartedBy == personId).ExecuteUpdateAsync(set => set.SetProperty(r => r.StartedBy, (Guid?)null), cancellation);
    }

    private async Task<object> AboutAsync(Pupil pupil, CancellationToken cancellation)
    {
        var its = await db.Classes.OfAllSites().AsNoTracking().Where(c => c.Id == pupil.ClassId).Select(c => c.Name).FirstAsync(cancellation);
        return new { School = SchoolName(pupil.SiteId), Class = its, pupil.Number, pupil.FormerNumber, pupil.Name, pupil.Born, pupil.SignedInAt, pupil.LeftAt };
    }

    private string? SchoolName(Guid siteId) => sites.Find(siteId)?.Name;
}
