using Microsoft.EntityFrameworkCore;
using OerPortal.Library.Models;

namespace OerPortal.Library.Data;

/// <summary>Cards, pictures and requests of readers, and what a library says about them.</summary>
internal static class CardTables
{
    internal static void Map(ModelBuilder model)
    {
        model.Entity<ReaderCard>().ToTable("reader_card");
        model.Entity<ReaderPhoto>().ToTable("reader_photo").HasKey(p => new { p.SiteId, p.PersonId });
        model.Entity<PhotoBatch>().ToTable("photo_batch");
        model.Entity<ReaderRequest>(request =>
        {
            request.ToTable("reader_request");
            request.HasOne(r => r.Title).WithMany().HasForeignKey(r => r.TitleId);
        });
        model.Entity<RequestRule>().ToTable("request_rule").HasKey(r => r.SiteId);
        model.Entity<CardRule>().ToTable("card_rule").HasKey(r => r.SiteId);
    }
}
