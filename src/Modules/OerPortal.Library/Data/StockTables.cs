using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OerPortal.Library.Models;

namespace OerPortal.Library.Data;

/// <summary>Stock-takes, write-offs, corrections, periodicals and orders.</summary>
internal static class StockTables
{
    internal static void MapWords(ComplexPropertyBuilder<LineWords> words)
    {
        words.Ignore(w => w.Book);
        words.Property(w => w.People).HasColumnName("words_people");
        words.Property(w => w.Name).HasColumnName("words_name");
        words.Property(w => w.Publisher).HasColumnName("words_publisher");
        words.Property(w => w.Place).HasColumnName("words_place");
        words.Property(w => w.Year).HasColumnName("words_year");
        words.Property(w => w.Class).HasColumnName("words_class");
        words.Property(w => w.Grade).HasColumnName("words_grade");
    }

    internal static void Map(ModelBuilder model)
    {
        model.Entity<StockTake>().ToTable("stock_take");
        model.Entity<StockTakeScan>(scan =>
        {
            scan.ToTable("stock_take_scan").HasKey(s => new { s.StockTakeId, s.CopyId });
            scan.HasOne(s => s.Copy).WithMany().HasForeignKey(s => s.CopyId);
        });
        model.Entity<StockTakeStray>().ToTable("stock_take_stray");
        model.Entity<StockTakeLine>().ToTable("stock_take_line").HasKey(l => new { l.StockTakeId, l.CopyId });
        model.Entity<WriteOff>(writeOff =>
        {
            writeOff.ToTable("write_off");
            writeOff.HasMany(w => w.Lines).WithOne().HasForeignKey(l => l.WriteOffId);
        });
        model.Entity<WriteOffLine>(line =>
        {
            line.ToTable("write_off_line");
            // A new line has its id already, and is new all the same.
            line.Property(l => l.Id).ValueGeneratedNever();
            line.HasOne(l => l.Copy).WithMany().HasForeignKey(l => l.CopyId);
        });
        model.Entity<PurchaseOrder>(order =>
        {
            order.ToTable("purchase_order");
            order.HasMany(o => o.Lines).WithOne().HasForeignKey(l => l.OrderId);
            order.HasOne(o => o.Voucher).WithMany().HasForeignKey(o => o.VoucherId);
        });
        model.Entity<PurchaseLine>().ToTable("purchase_line").Property(l => l.Id).ValueGeneratedNever();
        model.Entity<PurchaseWish>().ToTable("purchase_wish");
        model.Entity<Periodical>(periodical =>
        {
            periodical.ToTable("periodical");
            periodical.HasMany(p => p.Issues).WithOne().HasForeignKey(i => i.PeriodicalId);
        });
        model.Entity<PeriodicalIssue>().ToTable("periodical_issue").HasKey(i => new { i.PeriodicalId, i.DueOn });
        model.Entity<Correction>(correction =>
        {
            correction.ToTable("correction");
            correction.HasOne(c => c.Entry).WithMany().HasForeignKey(c => c.EntryId);
        });
    }
}
