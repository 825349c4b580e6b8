using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.SignOn.Models;

namespace OerPortal.SignOn.Data;

/// <summary>Schema <c>signon</c>; OpenIddict's rows under names of our own.</summary>
public sealed class SignOnDbContext(DbContextOptions<SignOnDbContext> options, ModuleDataScope scope) : ModuleDbContext(options, scope)
{
    public DbSet<RegisteredSystem> Systems => Set<RegisteredSystem>();

    public DbSet<Allowance> Allowances => Set<Allowance>();

    public DbSet<IssuedToken> Tokens => Set<IssuedToken>();

    public DbSet<Visit> Visits => Set<Visit>();

    public DbSet<Link> Links => Set<Link>();

    public DbSet<RuledRole> RuledRoles => Set<RuledRole>();

    public DbSet<SigningKey> Keys => Set<SigningKey>();

    protected override string Schema => "signon";

    protected override void MapEntities(ModelBuilder model)
    {
        model.UseOpenIddict<RegisteredSystem, Allowance, OtherScope, IssuedToken, Guid>();
        model.Entity<RegisteredSystem>(system =>
        {
            system.ToTable("system");
            system.Property(s => s.Kind).HasConversion<short>();
        });
        model.Entity<Allowance>().ToTable("allowance");
        model.Entity<IssuedToken>().ToTable("token");
        model.Entity<OtherScope>().ToTable("scope");
        model.Entity<Visit>().ToTable("visit").HasKey(v => v.AllowanceId);
        model.Entity<Link>().ToTable("link");
        model.Entity<RuledRole>(role =>
        {
            role.ToTable("ruled_role").HasKey(r => new { r.PersonId, r.Provider, r.SiteId, r.Role });
            role.Property(r => r.Role).HasConversion<short>();
        });
        model.Entity<SigningKey>().ToTable("signing_key");
    }
}
