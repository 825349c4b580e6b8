using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Harvest.Models;

namespace OerPortal.Harvest.Data;

/// <summary>What operators decide; what runs write goes by <see cref="RunTables"/> and <see cref="RecordTables"/>.</summary>
public sealed class HarvestDbContext(DbContextOptions<HarvestDbContext> options, ModuleDataScope scope) : ModuleDbContext(options, scope)
{
    public DbSet<Source> Sources => Set<Source>();

    protected override string Schema => "harvest";

    protected override void MapEntities(ModelBuilder model) => model.Entity<Source>().ToTable("source");
}
