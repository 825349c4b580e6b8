using Microsoft.EntityFrameworkCore;
using OerPortal.Campaigns.Models;
using OerPortal.Cms.Data;

namespace OerPortal.Campaigns.Data;

/// <summary>Schema <c>campaigns</c>.</summary>
public sealed class CampaignsDbContext(DbContextOptions<CampaignsDbContext> options, ModuleDataScope scope) : ModuleDbContext(options, scope)
{
    public DbSet<Challenge> Challenges => Set<Challenge>();

    public DbSet<ChallengeClass> Classes => Set<ChallengeClass>();

    public DbSet<Commendation> Commendations => Set<Commendation>();

    protected override string Schema => "campaigns";

    protected override void MapEntities(ModelBuilder model)
    {
        model.Entity<Challenge>().ToTable("challenge");
        model.Entity<ChallengeClass>(c =>
        {
            c.ToTable("challenge_class");
            c.Ignore(x => x.IsFew);
        });
        model.Entity<Commendation>().ToTable("commendation");
    }
}
