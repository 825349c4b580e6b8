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

    /// <summary>What it says of a copy that is elsewhere, or that a reader has (docs/adr/0056-books-between-libraries.md).</summary>
    internal const string Elsewhere = "OL003";

    /// <summary>What it says of a day after the one on which another school's book goes back.</summary>
    internal const string TooLong = "OL004";

    public DbSet<Title> Titles => Set<Title>();

    /// <summary>Titles of printed books that stand for themselves, without those that were merged into another.</summary>
    internal IQueryable<Title> Catalogue => PaperTitles.Where(t => t.MergedIntoId == null);

    /// <summary>Of the whole province; whoever reads them says whose schools count.</summary>
    public DbSet<Work> Works => Set<Work>();

    /// <summary>Of the whole province.</summary>
    public DbSet<ClassHeading> ClassHeadings => Set<ClassHeading>();

    public DbSet<SchoolScheme> Schemes => Set<SchoolScheme>();

    /// <summary>Of the whole province.</summary>
    public DbSet<NameReference> NameReferences => Set<NameReference>();

    /// <summary>Of the whole province.</summary>
    public DbSet<CopySource> CopySources => Set<CopySource>();

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

    public DbSet<SharingRule> SharingRules => Set<SharingRule>();

    public DbSet<Interloan> Interloans => Set<Interloan>();

    public DbSet<Stay> Stays => Set<Stay>();

    public DbSet<Box> Boxes => Set<Box>();

    public DbSet<BoxStop> BoxStops => Set<BoxStop>();

    public DbSet<BoxItem> BoxItems => Set<BoxItem>();

    public DbSet<BoxScan> BoxScans => Set<BoxScan>();

    public DbSet<EbookLicence> EbookLicences => Set<EbookLicence>();

    /// <summary>What stands in registers and on shelves.</summary>
    internal IQueryable<Copy> PaperCopies => Copies.Where(c => c.Register != BookKind.Ebook);

    internal IQueryable<Title> PaperTitles => Titles.Where(t => t.Kind != BookKind.Ebook);

    /// <summary>E-books of whatever site whose licence holds on a day, lent or not.</summary>
    internal IQueryable<Copy> LendableEbooks(DateOnly today)
        => Copies.OfAllSites().Where(c => c.State == CopyState.OnShelf
            && EbookLicences.Any(l => l.Id == c.LicenceId && l.ClosedAt == null && l.Starts <= today && (l.Ends == null || l.Ends >= today)));

    /// <summary>On the shelf, in nobody's hands, set aside for nobody and not at another school.</summary>
    internal IQueryable<Copy> FreeCopies
        => Copies.Where(c => c.State == CopyState.OnShelf && !Loans.Any(l => l.CopyId == c.Id && l.EndedAt == null) && !Holds.Any(h => h.CopyId == c.Id && h.EndedAt == null)
            && !Stays.Any(s => s.CopyId == c.Id && s.EndedAt == null));

    /// <summary>Loans of the current school with their copies, whichever school's they are: a join with copies of one school would leave those of guests out.</summary>
    internal IQueryable<Loan> LoansHere => Loans.OfAllSites().Where(l => l.SiteId == CurrentSiteId);

    /// <summary>Copies of other schools that are at the current one, with their copies and titles.</summary>
    internal IQueryable<Stay> GuestsHere
        => Stays.OfAllSites().Include(s => s.Copy).ThenInclude(c => c.Title).Where(s => s.AtId == CurrentSiteId && s.SiteId != CurrentSiteId && s.EndedAt == null && s.ArrivedAt != null);

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
        AuthorityTables.Map(model);
        model.HasDbFunction(typeof(LibraryDbContext).GetMethod(nameof(Plain))!).HasName("plain").HasSchema("library");
        model.Entity<TitleRecord>(record =>
        {
            record.ToTable("title_record").HasKey(r => r.TitleId);
            record.HasOne<Title>().WithOne().HasForeignKey<TitleRecord>(r => r.TitleId);
        });
        model.Entity<Copy>(copy =>
        {
            copy.ToTable("copy");
            copy.Property(c => c.EnteredTitleId).ValueGeneratedOnAdd();
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
        EbookTables.Map(model);
        CardTables.Map(model);
        model.Entity<BookImport>(import =>
        {
            import.ToTable("book_import");
            import.Property(i => i.Rows).HasColumnType("jsonb");
        });
        MapRules(model);
        StockTables.Map(model);
        BetweenTables.Map(model);
    }

    private static void MapRules(ModelBuilder model)
    {
        model.Entity<LendingRule>().ToTable("lending_rule").HasKey(r => new { r.SiteId, r.Reader, r.IsForTextbooks, r.IsForEbooks });
        model.Entity<OpeningWeek>().ToTable("opening_week").HasKey(w => w.SiteId);
        model.Entity<ClosedDay>().ToTable("closed_day").HasKey(d => new { d.SiteId, d.Day });
        model.Entity<Kiosk>().ToTable("kiosk");
        model.Entity<Compensation>().ToTable("compensation");
    }
}
