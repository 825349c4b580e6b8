using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Ingest.Models;

namespace OerPortal.Ingest.Data;

/// <summary>Schema <c>ingest</c>. Files are not filtered by site: rights hang on the rows that refer to them.</summary>
public sealed class IngestDbContext(DbContextOptions<IngestDbContext> options, ModuleDataScope scope) : ModuleDbContext(options, scope)
{
    public DbSet<StoredFile> Files => Set<StoredFile>();

    public DbSet<Verdict> Verdicts => Set<Verdict>();

    public DbSet<Derivative> Derivatives => Set<Derivative>();

    public DbSet<StoredPublication> Publications => Set<StoredPublication>();

    public DbSet<StoredMember> Members => Set<StoredMember>();

    public DbSet<StoredRecording> Recordings => Set<StoredRecording>();

    public DbSet<StoredPassage> Passages => Set<StoredPassage>();

    public DbSet<StoredRecognition> Recognitions => Set<StoredRecognition>();

    public DbSet<RecognisedPage> RecognisedPages => Set<RecognisedPage>();

    public DbSet<FileFault> Faults => Set<FileFault>();

    public DbSet<PlacedBlob> PlacedBlobs => Set<PlacedBlob>();

    public DbSet<SiteQuota> Quotas => Set<SiteQuota>();

    protected override string Schema => "ingest";

    protected override void MapEntities(ModelBuilder model)
    {
        model.Entity<StoredFile>(e =>
        {
            e.ToTable("file");
            e.Property(f => f.State).HasConversion<short>();
            e.Property(f => f.Kind).HasConversion<short>();
            e.Property(f => f.Use).HasConversion<short>();
            e.Property(f => f.Metadata).HasColumnType("jsonb");
            e.Property(f => f.Remarks).HasColumnType("jsonb");
        });
        MapMade(model);
        model.Entity<Verdict>(e => e.ToTable("verdict"));
        model.Entity<FileFault>(e =>
        {
            e.ToTable("fault");
            e.Property(f => f.State).HasConversion<short>();
        });
        model.Entity<SiteQuota>(e =>
        {
            e.ToTable("quota");
            e.HasKey(q => q.SiteId);
        });
        model.Entity<PlacedBlob>(e =>
        {
            e.ToTable("placed_blob");
            e.HasKey(b => b.Sha256);
        });
    }

    private static void MapMade(ModelBuilder model)
    {
        model.Entity<Derivative>(e =>
        {
            e.ToTable("derivative");
            e.HasKey(d => new { d.FileId, d.Name });
        });
        model.Entity<StoredPublication>(e =>
        {
            e.ToTable("publication");
            e.HasKey(p => p.FileId);
        });
        model.Entity<StoredRecording>(e =>
        {
            e.ToTable("recording");
            e.HasKey(r => r.FileId);
            e.Property(r => r.Description).HasColumnType("jsonb");
        });
        model.Entity<StoredMember>(e =>
        {
            e.ToTable("member");
            e.HasKey(m => new { m.FileId, m.Path });
        });
        model.Entity<StoredPassage>(e =>
        {
            e.ToTable("passage");
            e.HasKey(p => new { p.FileId, p.Number });
        });
        model.Entity<StoredRecognition>(e =>
        {
            e.ToTable("recognition");
            e.HasKey(r => r.FileId);
        });
        model.Entity<RecognisedPage>(e =>
        {
            e.ToTable("recognised_page");
            e.HasKey(p => new { p.FileId, p.Page });
        });
    }
}
