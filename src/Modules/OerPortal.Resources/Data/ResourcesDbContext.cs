using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OerPortal.Cms.Data;
using OerPortal.Resources.Likeness;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>Schema <c>resources</c>. Saving writes what the verbs left behind (audit, events, catalogue) in the same transaction.</summary>
public sealed class ResourcesDbContext(DbContextOptions<ResourcesDbContext> options, ModuleDataScope scope)
    : ModuleDbContext(options, scope)
{
    public DbSet<Resource> Resources => Set<Resource>();

    public DbSet<ResourceVersion> Versions => Set<ResourceVersion>();

    public DbSet<Submission> Submissions => Set<Submission>();

    public DbSet<CatalogueEntry> Catalogue => Set<CatalogueEntry>();

    public DbSet<Collection> Collections => Set<Collection>();

    public DbSet<LinkCheck> LinkChecks => Set<LinkCheck>();

    public DbSet<ImportPlan> ImportPlans => Set<ImportPlan>();

    public DbSet<ReviewClaim> ReviewClaims => Set<ReviewClaim>();

    public DbSet<ReviewRemark> ReviewRemarks => Set<ReviewRemark>();

    public DbSet<ReviewMessage> ReviewMessages => Set<ReviewMessage>();

    public DbSet<ReviewField> ReviewFields => Set<ReviewField>();

    public DbSet<DraftEdit> DraftEdits => Set<DraftEdit>();

    public DbSet<TextSignature> TextSignatures => Set<TextSignature>();

    public DbSet<Mending> Mendings => Set<Mending>();

    internal DbSet<FaultReport> FaultReports => Set<FaultReport>();

    internal DbSet<Correction> Corrections => Set<Correction>();

    internal DbSet<ClassUse> ClassUses => Set<ClassUse>();

    internal DbSet<TeacherPage> TeacherPages => Set<TeacherPage>();

    protected override string Schema => "resources";

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var resource in ChangeTracker.Entries<Resource>().Where(e => e.State != EntityState.Deleted).Select(e => e.Entity).ToArray())
        {
            if (resource.ListingChanged)
                await WriteCatalogueAsync(resource, cancellationToken);
            foreach (var record in resource.TakeRecords())
            {
                Record(record.Action, $"resource:{resource.Id}", record.Detail, resource.SiteId);
                foreach (var message in record.Events)
                    Publish(message);
            }
        }

        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void MapEntities(ModelBuilder model)
    {
        MapReviews(model);
        model.Entity<Resource>(MapResource);
        model.Entity<ResourceVersion>(MapVersion);
        model.Entity<VersionFile>(e =>
        {
            e.ToTable("version_file");
            e.HasKey(f => new { f.VersionId, f.FileId });
        });
        model.Entity<VersionLink>(e =>
        {
            e.ToTable("version_link");
            e.HasKey(l => new { l.VersionId, l.Id });
            e.Ignore(l => l.Host);
            e.Ignore(l => l.Called);
        });
        model.Entity<LinkCheck>(e => { e.ToTable("link_check"); e.HasKey(c => c.Address); });
        model.Entity<Draft>(e =>
        {
            e.ToTable("draft");
            e.HasKey(d => d.VersionId);
            Json(e.Property(d => d.FilledAt));
        });
        model.Entity<Submission>(e =>
        {
            e.ToTable("submission");
            e.Property(s => s.Id).ValueGeneratedNever();
            e.HasOne(s => s.Approval).WithOne().HasForeignKey<Approval>(a => a.SubmissionId).IsRequired();
            e.HasOne(s => s.Returned).WithOne().HasForeignKey<Return>(r => r.SubmissionId).IsRequired();
        });
        model.Entity<Approval>(e => { e.ToTable("approval"); e.HasKey(a => a.SubmissionId); Json(e.Property(a => a.Answers)); });
        model.Entity<Return>(e => { e.ToTable("return"); e.HasKey(r => r.SubmissionId); Json(e.Property(r => r.Answers)); });
        model.Entity<Withdrawal>(e => { e.ToTable("withdrawal"); e.Property(w => w.Id).ValueGeneratedNever(); });
        model.Entity<CatalogueEntry>(e => { e.ToTable("catalogue_entry"); e.HasKey(c => c.ResourceId); });
        model.Entity<ImportPlan>(e =>
        {
            e.ToTable("import_plan");
            e.HasKey(p => p.ResourceId);
            // Known to the model so that the resource is written first.
            e.HasOne<Resource>().WithOne().HasForeignKey<ImportPlan>(p => p.ResourceId);
            Json(e.Property(p => p.Steps));
        });
        MapCollections(model);
        MapEchoes(model);
    }

    private static void MapCollections(ModelBuilder model)
    {
        model.Entity<Collection>(e =>
        {
            e.ToTable("collection");
            e.Property(c => c.Id).ValueGeneratedNever();
            e.Property(c => c.Revision).IsConcurrencyToken();
            e.Ignore(c => c.Ordered);
            e.Ignore(c => c.Parts);
            e.Ignore(c => c.IsPublished);
            e.Ignore(c => c.HasChangedSince);
            e.HasMany(c => c.Items).WithOne().HasForeignKey(i => i.CollectionId);
            e.HasMany(c => c.Sections).WithOne().HasForeignKey(s => s.CollectionId);
            e.HasOne(c => c.Publication).WithOne().HasForeignKey<CollectionPublication>(p => p.CollectionId).IsRequired();
            e.HasOne(c => c.Submission).WithOne().HasForeignKey<CollectionSubmission>(s => s.CollectionId).IsRequired();
            e.HasOne(c => c.Returned).WithOne().HasForeignKey<CollectionReturn>(r => r.CollectionId).IsRequired();
            e.HasOne(c => c.Link).WithOne().HasForeignKey<CollectionLink>(l => l.CollectionId).IsRequired();
        });
        model.Entity<CollectionItem>(e =>
        {
            e.ToTable("collection_item");
            e.HasKey(i => new { i.CollectionId, i.ResourceId });
            // Known to the model so that a new section is written first.
            e.HasOne<CollectionSection>().WithMany().HasForeignKey(i => i.SectionId).OnDelete(DeleteBehavior.ClientSetNull);
        });
        model.Entity<CollectionSection>(e => { e.ToTable("collection_section"); e.Property(s => s.Id).ValueGeneratedNever(); });
        model.Entity<CollectionPublication>(e => { e.ToTable("collection_publication"); e.HasKey(p => p.CollectionId); });
        model.Entity<CollectionSubmission>(e => { e.ToTable("collection_submission"); e.HasKey(s => s.CollectionId); });
        model.Entity<CollectionReturn>(e => { e.ToTable("collection_return"); e.HasKey(r => r.CollectionId); });
        model.Entity<CollectionLink>(e => { e.ToTable("collection_link"); e.HasKey(l => l.CollectionId); });
        model.Entity<HiddenCollection>(e => { e.ToTable("hidden_collection"); e.HasKey(h => new { h.SiteId, h.CollectionId }); });
    }

    private static void MapEchoes(ModelBuilder model)
    {
        model.Entity<Correction>(e =>
        {
            e.ToTable("correction");
            e.Property(c => c.Id).ValueGeneratedNever();
            Json(e.Property(c => c.Before));
            Json(e.Property(c => c.After));
            e.HasOne(c => c.Decision).WithOne().HasForeignKey<CorrectionDecision>(d => d.CorrectionId).IsRequired();
            e.Ignore(c => c.Place);
            e.Ignore(c => c.IsOfText);
        });
        model.Entity<CorrectionDecision>(e => { e.ToTable("correction_decision"); e.HasKey(d => d.CorrectionId); });
        model.Entity<FaultReport>(e =>
        {
            e.ToTable("fault_report");
            e.Property(r => r.Id).ValueGeneratedNever();
            e.HasOne(r => r.Answer).WithOne().HasForeignKey<FaultAnswer>(a => a.ReportId).IsRequired();
            e.HasOne(r => r.Closure).WithOne().HasForeignKey<FaultClosure>(c => c.ReportId).IsRequired();
            e.Ignore(r => r.Place);
        });
        model.Entity<FaultAnswer>(e => { e.ToTable("fault_answer"); e.HasKey(a => a.ReportId); });
        model.Entity<FaultClosure>(e => { e.ToTable("fault_closure"); e.HasKey(c => c.ReportId); });
        model.Entity<ClassUse>(e => { e.ToTable("class_use"); e.HasKey(u => new { u.ResourceId, u.PersonId }); });
        model.Entity<TeacherPage>(e => { e.ToTable("teacher_page"); e.HasKey(t => t.PersonId); });
    }

    private static void MapReviews(ModelBuilder model)
    {
        model.Entity<ReviewClaim>(e => { e.ToTable("review_claim"); e.HasKey(c => c.SubmissionId); });
        model.Entity<ReviewRemark>(e => { e.ToTable("review_remark"); e.Property(r => r.Id).ValueGeneratedNever(); });
        model.Entity<ReviewMessage>(e => { e.ToTable("review_message"); e.Property(m => m.Id).ValueGeneratedNever(); });
        model.Entity<ReviewField>(e =>
        {
            e.ToTable("review_field");
            e.HasKey(f => new { f.PersonId, f.SiteId });
            e.Ignore(f => f.IsEverything);
        });
        model.Entity<CoAuthor>(e => { e.ToTable("co_author"); e.HasKey(c => new { c.ResourceId, c.PersonId }); });
        model.Entity<DraftEdit>(e =>
        {
            e.ToTable("draft_edit");
            e.HasKey(d => new { d.VersionId, d.Revision, d.Field });
            // Known to the model so that a new version is written first.
            e.HasOne<ResourceVersion>().WithMany().HasForeignKey(d => d.VersionId);
            Json(e.Property(d => d.Before));
        });
        model.Entity<TextSignature>(e => { e.ToTable("text_signature"); e.HasKey(s => s.FileId); });
        model.Entity<Mending>(e =>
        {
            e.ToTable("mending");
            e.Property(m => m.Id).ValueGeneratedNever();
            Json(e.Property(m => m.Before));
            Json(e.Property(m => m.After));
        });
    }

    private static void MapResource(EntityTypeBuilder<Resource> e)
    {
        e.ToTable("resource");
        e.Property(r => r.Id).ValueGeneratedNever();
        e.Property(r => r.Revision).IsConcurrencyToken();
        e.HasMany(r => r.Versions).WithOne().HasForeignKey(v => v.ResourceId).IsRequired();
        e.HasMany(r => r.CoAuthors).WithOne().HasForeignKey(c => c.ResourceId).IsRequired();
        e.HasMany(r => r.Withdrawals).WithOne().HasForeignKey(w => w.ResourceId).IsRequired();
        e.Ignore(r => r.Current);
        e.Ignore(r => r.Latest);
        e.Ignore(r => r.Makers);
        e.Ignore(r => r.Withdrawal);
        e.Ignore(r => r.Listing);
        e.Ignore(r => r.ListingChanged);
    }

    private static void MapVersion(EntityTypeBuilder<ResourceVersion> e)
    {
        e.ToTable("version");
        e.Property(v => v.Id).ValueGeneratedNever();
        Json(e.Property(v => v.Metadata));
        e.HasMany(v => v.Files).WithOne().HasForeignKey(f => f.VersionId).IsRequired();
        e.HasMany(v => v.Links).WithOne().HasForeignKey(l => l.VersionId).IsRequired();
        e.HasMany(v => v.Submissions).WithOne().HasForeignKey(s => s.VersionId).IsRequired();
        e.HasOne(v => v.Draft).WithOne().HasForeignKey<Draft>(d => d.VersionId).IsRequired();
        e.Ignore(v => v.OrderedFiles);
        e.Ignore(v => v.OrderedLinks);
        e.Ignore(v => v.LastSubmission);
        e.Ignore(v => v.OpenSubmission);
        e.Ignore(v => v.Approval);
    }

    private static void Json<T>(PropertyBuilder<T> property)
        where T : class
        => property.HasColumnType("jsonb").HasConversion(
            value => JsonSerializer.Serialize(value, JsonSerializerOptions.Web),
            text => JsonSerializer.Deserialize<T>(text, JsonSerializerOptions.Web)!,
            new ValueComparer<T>(
                (a, b) => JsonSerializer.Serialize(a, JsonSerializerOptions.Web) == JsonSerializer.Serialize(b, JsonSerializerOptions.Web),
                value => JsonSerializer.Serialize(value, JsonSerializerOptions.Web).GetHashCode(StringComparison.Ordinal),
                value => value));

    private async Task WriteCatalogueAsync(Resource resource, CancellationToken cancellation)
    {
        var listed = await Catalogue.FindAsync([resource.Id], cancellation);
        if (resource.Listing is { } entry)
        {
            if (listed is null)
                Catalogue.Add(entry);
            else
                Entry(listed).CurrentValues.SetValues(entry);
        }
        else if (listed is not null)
        {
            Catalogue.Remove(listed);
        }
    }
}
