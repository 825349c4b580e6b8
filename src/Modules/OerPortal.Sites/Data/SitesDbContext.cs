using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OerPortal.Cms.Data;
using OerPortal.Sites.Models;

namespace OerPortal.Sites.Data;

public sealed class SitesDbContext(DbContextOptions<SitesDbContext> options, ModuleDataScope scope) : ModuleDbContext(options, scope)
{
    public DbSet<SiteProfile> Profiles => Set<SiteProfile>();

    public DbSet<Writing> Writings => Set<Writing>();

    public DbSet<WritingVersion> Versions => Set<WritingVersion>();

    public DbSet<SiteMedia> Media => Set<SiteMedia>();

    public DbSet<Unwanted> Unwanted => Set<Unwanted>();

    public DbSet<SiteFront> Fronts => Set<SiteFront>();

    public DbSet<SiteMenu> Menus => Set<SiteMenu>();

    public DbSet<Recommendation> Recommendations => Set<Recommendation>();

    /// <summary>What people see of the current site's news and of what the department offers it, if it wants that.</summary>
    internal IQueryable<Writing> NewsShown(Guid siteId, Guid portalId) => Shown(siteId, portalId).Where(w => w.Kind == WritingKind.News);

    /// <summary>The same of its pages.</summary>
    internal IQueryable<Writing> PagesShown(Guid siteId, Guid portalId) => Shown(siteId, portalId).Where(w => w.Kind == WritingKind.Page);

    public DbSet<BackupTime> Backups => Set<BackupTime>();

    /// <summary>What a site says about itself; empty when it has said nothing yet.</summary>
    internal async Task<SiteProfile> ProfileAsync(Guid siteId, CancellationToken cancellation)
        => await Profiles.AsNoTracking().FirstOrDefaultAsync(p => p.SiteId == siteId, cancellation) ?? new SiteProfile { SiteId = siteId };

    protected override string Schema => "sites";

    protected override void MapEntities(ModelBuilder model)
    {
        model.Entity<SiteProfile>().ToTable("profile").HasKey(p => p.SiteId);
        model.Entity<Writing>().ToTable("writing");
        model.Entity<WritingVersion>().ToTable("writing_version").HasKey(v => new { v.WritingId, v.Number });
        model.Entity<SiteMedia>().ToTable("media").HasKey(m => m.FileId);
        model.Entity<Unwanted>().ToTable("unwanted").HasKey(u => new { u.SiteId, u.WritingId });
        model.Entity<Recommendation>().ToTable("recommendation").HasKey(r => new { r.SiteId, r.ResourceId });
        var front = model.Entity<SiteFront>().ToTable("front");
        front.HasKey(f => f.SiteId);
        Json(front.Property(f => f.Live)!);
        Json(front.Property(f => f.Draft)!);
        var menu = model.Entity<SiteMenu>().ToTable("menu");
        menu.HasKey(m => m.SiteId);
        Json(menu.Property(m => m.Entries)!);
        model.Entity<BackupTime>().ToTable("backup_time").HasKey(b => b.What);
    }

    private IQueryable<Writing> Shown(Guid siteId, Guid portalId) => Writings.OfAllSites().AsNoTracking().Where(w =>
        w.IsShown && (w.SiteId == siteId || (w.SiteId == portalId && w.IsOffered && !Unwanted.Any(u => u.SiteId == siteId && u.WritingId == w.Id))));

    // Replaced whole, never changed within: no comparer is needed beyond that of records.
    private static void Json<T>(PropertyBuilder<T> property)
        => property.HasColumnType("jsonb").HasConversion(
            value => JsonSerializer.Serialize(value, JsonSerializerOptions.Web), text => JsonSerializer.Deserialize<T>(text, JsonSerializerOptions.Web)!);
}
