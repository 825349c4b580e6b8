using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Events.Models;

namespace OerPortal.Events.Data;

public sealed class EventsDbContext(DbContextOptions<EventsDbContext> options, ModuleDataScope scope) : ModuleDbContext(options, scope)
{
    public DbSet<LibraryEvent> Events => Set<LibraryEvent>();

    public DbSet<Registration> Registrations => Set<Registration>();

    public DbSet<EventPicture> Pictures => Set<EventPicture>();

    protected override string Schema => "events";

    protected override void MapEntities(ModelBuilder model)
    {
        model.Entity<LibraryEvent>(e =>
        {
            e.ToTable("event");
            e.Ignore(x => x.Holder).Ignore(x => x.When);
        });
        model.Entity<Registration>().ToTable("registration");
        model.Entity<EventPicture>().ToTable("picture").HasKey(p => p.FileId);
    }
}
