using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Reading.Models;

namespace OerPortal.Reading.Data;

public sealed class ReadingDbContext(DbContextOptions<ReadingDbContext> options, ModuleDataScope scope) : ModuleDbContext(options, scope)
{
    public DbSet<Place> Places => Set<Place>();

    public DbSet<LessonState> Lessons => Set<LessonState>();

    public DbSet<SavedResource> Saved => Set<SavedResource>();

    protected override string Schema => "reading";

    protected override void MapEntities(ModelBuilder model)
    {
        model.Entity<Place>(e =>
        {
            e.ToTable("place");
            e.HasKey(p => new { p.PersonId, p.FileId });
            e.Property(p => p.Locator).HasColumnType("jsonb");
            e.Ignore(p => p.Percent).Ignore(p => p.IsFinished).Ignore(p => p.Chapter);
        });
        model.Entity<LessonState>(e =>
        {
            e.ToTable("lesson");
            e.HasKey(l => new { l.PersonId, l.FileId, l.Part });
        });
        model.Entity<SavedResource>(e =>
        {
            e.ToTable("saved");
            e.HasKey(s => new { s.PersonId, s.ResourceId });
        });
    }
}
