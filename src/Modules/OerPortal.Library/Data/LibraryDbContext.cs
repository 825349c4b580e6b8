using Microsoft.EntityFrameworkCore;
using Npgsql;
using OerPortal.Cms.Data;
using OerPortal.Library.Models;

namespace OerPortal.Library.Data;

/// <summary>Schema <c>library</c>.</summary>
public sealed class LibraryDbContext(DbContextOptions<LibraryDbContext> options, ModuleDataScope scope) : ModuleDbContext(options, scope)
{
    /// <summary>What the database says of registers, minutes and receipts that would be changed (docs/adr/0053-registers-the-database-keeps.md).</summary>
    internal const string Kept = "OL001";

    public DbSet<Title> Titles => Set<Title>();

    public DbSet<TitleRecord> Records => Set<TitleRecord>();

    public DbSet<Copy> Copies => Set<Copy>();

    public DbSet<Voucher> Vouchers => Set<Voucher>();

    public DbSet<VoucherLine> Lines => Set<VoucherLine>();

    public DbSet<Loan> Loans => Set<Loan>();

    public DbSet<Hold> Holds => Set<Hold>();

    public DbSet<OfflineAct> OfflineActs => Set<OfflineAct>();

    public DbSet<Compensation> Compensations => Set<Compensation>();

    public DbSet<Kiosk> Kiosks => Set<Kiosk>();

    public DbSet<ReaderCard> Cards => Set<ReaderCard>();

    public DbSet<ReaderPhoto> Photos => Set<ReaderPhoto>();

    public DbSet<PhotoBatch> PhotoBatches => Set<PhotoBatch>();

    public DbSet<ReaderRequest> ReaderRequests => Set<ReaderRequest>();

    public DbSet<RequestRule> RequestRules => Set<RequestRule>();

    public DbSet<CardRule> CardRules => Set<CardRule>();

    public DbSet<LendingRule> Rules => Set<LendingRule>();

    public DbSet<OpeningWeek> Weeks => Set<OpeningWeek>();

    public DbSet<ClosedDay> ClosedDays => Set<ClosedDay>();

    public DbSet<BookImport> Imports => Set<BookImport>();

    public DbSet<StockTake> StockTakes => Set<StockTake>();

    public DbSet<StockTakeScan> Scans => Set<StockTakeScan>();

    public DbSet<StockTakeStray> Strays => Set<StockTakeStray>();

    public DbSet<StockTakeLine> StockTakeLines => Set<StockTakeLine>();

    public DbSet<WriteOff> WriteOffs => Set<WriteOff>();

    public DbSet<WriteOffLine> WriteOffLines => Set<WriteOffLine>();

    public DbSet<Correction> Corrections => Set<Correction>();

    public DbSet<Periodical> Periodicals => Set<Periodical>();

    public DbSet<PeriodicalIssue> PeriodicalIssues => Set<PeriodicalIssue>();

    public DbSet<PurchaseOrder> Orders => Set<PurchaseOrder>();

    public DbSet<PurchaseLine> OrderLines => Set<PurchaseLine>();

    public DbSet<PurchaseWish> Wishes => Set<PurchaseWish>();

    /// <summary>On the shelf, in nobody's hands and set aside for nobody.</summary>
    internal IQueryable<Copy> FreeCopies
        => Copies.Where(c => c.State == CopyState.OnShelf && !Loans.Any(l => l.CopyId == c.Id && l.EndedAt == null) && !Holds.Any(h => h.CopyId == c.Id && h.EndedAt == null));

    /// <returns>False when what was changed has been entered or closed meanwhile: the database keeps it as it is.</returns>
    internal async Task<bool> SaveUnlessKeptAsync(CancellationToken cancellation)
    {
        try
        {
            await SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException late) when (late.InnerException is PostgresException { SqlState: Kept } || late is DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    protected override string Schema => "library";

    /// <summary>In a query: words as names are compared, with a space between them and at both ends.</summary>
    public static string Plain(string written) => throw new NotSupportedException("The database does it.");

    protected override void MapEntities(ModelBuilder model)
    {
        model.Entity<Title>(title =>
        {
            title.ToTable("title");
            title.Property(t => t.WorkKey).ValueGeneratedOnAddOrUpdate();
        });
        model.HasDbFunction(typeof(LibraryDbContext).GetMethod(nameof(Plain))!).HasName("plain").HasSchema("library");
        model.Entity<TitleRecord>(record =>
        {
            record.ToTable("title_record").HasKey(r => r.TitleId);
            record.HasOne<Title>().WithOne().HasForeignKey<TitleRecord>(r => r.TitleId);
        });
        model.Entity<Copy>(copy =>
        {
            copy.ToTable("copy");
            copy.HasOne(c => c.Title).WithMany().HasForeignKey(c => c.TitleId);
        });
        model.Entity<Voucher>(voucher =>
        {
            voucher.ToTable("voucher");
            voucher.HasMany(v => v.Lines).WithOne().HasForeignKey(l => l.VoucherId);
        });
        model.Entity<VoucherLine>(line =>
        {
            line.ToTable("voucher_line");
            // A new line has its id already, and is new all the same.
            line.Property(l => l.Id).ValueGeneratedNever();
            line.HasOne(l => l.Title).WithMany().HasForeignKey(l => l.TitleId);
            line.ComplexProperty(l => l.Words, StockTables.MapWords);
        });
        model.Entity<Loan>(loan =>
        {
            loan.ToTable("loan");
            loan.HasOne(l => l.Copy).WithMany().HasForeignKey(l => l.CopyId);
        });
        model.Entity<Hold>(hold =>
        {
            hold.ToTable("hold");
            hold.HasOne(h => h.Title).WithMany().HasForeignKey(h => h.TitleId);
            hold.HasOne(h => h.Copy).WithMany().HasForeignKey(h => h.CopyId);
        });
        model.Entity<OfflineAct>(act =>
        {
            act.ToTable("offline_act").HasKey(a => new { a.SiteId, a.Id });
            act.HasOne(a => a.Copy).WithMany().HasForeignKey(a => a.CopyId);
        });
        model.Entity<Compensation>().ToTable("compensation");
        model.Entity<Kiosk>().ToTable("kiosk");
        CardTables.Map(model);
        model.Entity<LendingRule>().ToTable("lending_rule").HasKey(r => new { r.SiteId, r.Reader, r.IsForTextbooks });
        model.Entity<BookImport>(import =>
        {
            import.ToTable("book_import");
            import.Property(i => i.Rows).HasColumnType("jsonb");
        });
        StockTables.Map(model);
        model.Entity<OpeningWeek>().ToTable("opening_week").HasKey(w => w.SiteId);
        model.Entity<ClosedDay>().ToTable("closed_day").HasKey(d => new { d.SiteId, d.Day });
    }
}
