using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Sites.Models;

namespace OerPortal.Sites.Data;

public sealed class SitesDbContext(DbContextOptions<SitesDbContext> options, ModuleDataScope scope) : ModuleDbContext(options, scope)
{
    public DbSet<SiteProfile> Profiles => Set<SiteProfile>();

    public DbSet<NewsItem> News => Set<NewsItem>();

    public DbSet<BackupTime> Backups => Set<BackupTime>();

    /// <summary>What a site says about itself; empty when it has said nothing yet.</summary>
    internal async Task<SiteProfile> ProfileAsync(Guid siteId, CancellationToken cancellation)
        => await Profiles.AsNoTracking().FirstOrDefaultAsync(p => p.SiteId == siteId, cancellation) ?? new SiteProfile { SiteId = siteId };

    protected override string Schema => "sites";

    protected override void MapEntities(ModelBuilder model)
    {
        model.Entity<SiteProfile>().ToTable("profile").HasKey(p => p.SiteId);
        model.Entity<NewsItem>().ToTable("news");
        model.Entity<BackupTime>().ToTable("backup_time").HasKey(b => b.What);
    }
}
