using Microsoft.EntityFrameworkCore;
using OerPortal.Classes.Models;
using OerPortal.Cms.Data;

namespace OerPortal.Classes.Data;

/// <summary>Schema <c>classes</c>.</summary>
public sealed class ClassesDbContext(DbContextOptions<ClassesDbContext> options, ModuleDataScope scope) : ModuleDbContext(options, scope)
{
    public DbSet<SchoolClass> Classes => Set<SchoolClass>();

    public DbSet<ClassTeacher> Teachers => Set<ClassTeacher>();

    public DbSet<Pupil> Pupils => Set<Pupil>();

    public DbSet<Roster> Rosters => Set<Roster>();

    /// <summary>Of each school that has one; asked for by the school.</summary>
    public DbSet<DoorRule> DoorRules => Set<DoorRule>();

    public DbSet<LeaverRule> LeaverRules => Set<LeaverRule>();

    /// <summary>Known where <see cref="Openings.OpeningRules"/> says, which is not one site alone.</summary>
    public DbSet<Opening> Openings => Set<Opening>();

    public DbSet<GivenCollection> Given => Set<GivenCollection>();

    /// <summary>Those of a roster that was found by its site.</summary>
    public DbSet<RosterRow> Rows => Set<RosterRow>();

    protected override string Schema => "classes";

    protected override void MapEntities(ModelBuilder model)
    {
        model.Entity<SchoolClass>().ToTable("school_class");
        model.Entity<ClassTeacher>().ToTable("class_teacher").HasKey(t => new { t.ClassId, t.PersonId });
        model.Entity<Pupil>().ToTable("pupil").HasKey(p => p.PersonId);
        model.Entity<Roster>().ToTable("roster");
        model.Entity<Opening>().ToTable("opening");
        model.Entity<LeaverRule>().ToTable("leaver_rule").HasKey(r => r.IsOnly);
        model.Entity<DoorRule>().ToTable("door_rule").HasKey(r => r.SiteId);
        model.Entity<GivenCollection>().ToTable("given_collection").HasKey(g => new { g.ClassId, g.PublicId });
        model.Entity<RosterRow>(row =>
        {
            row.ToTable("roster_row").HasKey(r => new { r.RosterId, r.Number });
            row.Property(r => r.Before).HasColumnType("jsonb");
        });
    }
}
