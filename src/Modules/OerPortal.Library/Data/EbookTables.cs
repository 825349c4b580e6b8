using Microsoft.EntityFrameworkCore;
using OerPortal.Library.Models;

namespace OerPortal.Library.Data;

/// <summary>What e-books are lent by. Rows are written after those they hang on.</summary>
internal static class EbookTables
{
    internal static void Map(ModelBuilder model)
    {
        model.Entity<EbookLicence>(licence =>
        {
            licence.ToTable("ebook_licence");
            licence.HasOne<Title>().WithMany().HasForeignKey(l => l.TitleId);
        });
        model.Entity<Copy>().HasOne<EbookLicence>().WithMany().HasForeignKey(c => c.LicenceId);
    }
}
