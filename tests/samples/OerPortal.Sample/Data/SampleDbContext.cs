using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Sample.Models;

namespace OerPortal.Sample.Data;

public sealed class SampleDbContext(DbContextOptions<SampleDbContext> options, ModuleDataScope scope) : ModuleDbContext(options, scope)
{
    public DbSet<Greeting> Greetings => Set<Greeting>();

    protected override string Schema => "sample";

    protected override void MapEntities(ModelBuilder model) => model.Entity<Greeting>().ToTable("greeting");
}
