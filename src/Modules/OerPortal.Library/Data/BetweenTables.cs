using Microsoft.EntityFrameworkCore;
using OerPortal.Library.Models;

namespace OerPortal.Library.Data;

/// <summary>What goes on between libraries.</summary>
internal static class BetweenTables
{
    internal static void Map(ModelBuilder model)
    {
        model.Entity<SharingRule>().ToTable("sharing_rule").HasKey(r => r.SiteId);
        model.Entity<Interloan>(loan =>
        {
            loan.ToTable("interloan");
            loan.HasOne(l => l.Copy).WithMany().HasForeignKey(l => l.CopyId);
        });
        model.Entity<Stay>(stay =>
        {
            stay.ToTable("stay");
            stay.HasOne(s => s.Copy).WithMany().HasForeignKey(s => s.CopyId);
        });
        model.Entity<Box>(box =>
        {
            box.ToTable("box");
            box.HasMany(b => b.Stops).WithOne().HasForeignKey(s => s.BoxId);
        });
        model.Entity<BoxStop>().ToTable("box_stop").HasKey(s => new { s.BoxId, s.Place });
        model.Entity<BoxItem>(item =>
        {
            item.ToTable("box_item").HasKey(i => new { i.BoxId, i.CopyId });
            item.HasOne(i => i.Copy).WithMany().HasForeignKey(i => i.CopyId);
        });
        model.Entity<BoxScan>().ToTable("box_scan").HasKey(s => new { s.BoxId, s.Place, s.Typed });
    }
}
