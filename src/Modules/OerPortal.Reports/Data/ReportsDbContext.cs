using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Reports.Models;

namespace OerPortal.Reports.Data;

/// <summary>Schema <c>reports</c>.</summary>
public sealed class ReportsDbContext(DbContextOptions<ReportsDbContext> options, ModuleDataScope scope) : ModuleDbContext(options, scope)
{
    public DbSet<Criterion> Criteria => Set<Criterion>();

    public DbSet<TypedFigure> Figures => Set<TypedFigure>();

    public DbSet<Ruling> Rulings => Set<Ruling>();

    public DbSet<Evidence> Evidence => Set<Evidence>();

    public DbSet<Report> Reports => Set<Report>();

    public DbSet<DepartmentRules> Rules => Set<DepartmentRules>();

    public DbSet<Target> Targets => Set<Target>();

    protected override string Schema => "reports";

    protected override void MapEntities(ModelBuilder model)
    {
        model.Entity<Criterion>().ToTable("criterion");
        model.Entity<TypedFigure>().ToTable("typed_figure").HasKey(f => new { f.SiteId, f.Year, f.Key });
        model.Entity<Ruling>().ToTable("ruling").HasKey(r => new { r.SiteId, r.Year, r.Code, r.Level });
        model.Entity<Evidence>().ToTable("evidence");
        model.Entity<Report>().ToTable("report");
        model.Entity<DepartmentRules>().ToTable("department_rules").HasKey(r => r.IsOnly);
        model.Entity<Target>().ToTable("target").HasKey(t => new { t.Measure, t.Year });
    }
}
