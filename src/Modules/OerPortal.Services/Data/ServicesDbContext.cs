using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Services.Models;

namespace OerPortal.Services.Data;

public sealed class ServicesDbContext(DbContextOptions<ServicesDbContext> options, ModuleDataScope scope) : ModuleDbContext(options, scope)
{
    public DbSet<Request> Requests => Set<Request>();

    protected override string Schema => "services";

    protected override void MapEntities(ModelBuilder model)
    {
        model.Entity<Request>(request =>
        {
            request.ToTable("request");
            request.Ignore(r => r.Kind);
            request.HasMany(r => r.Replies).WithOne().HasForeignKey(r => r.RequestId);
        });
        // A new reply has its id already, and is new all the same.
        model.Entity<Reply>(reply =>
        {
            reply.ToTable("reply");
            reply.Property(r => r.Id).ValueGeneratedNever();
        });
    }
}
