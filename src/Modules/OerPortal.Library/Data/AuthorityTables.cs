using Microsoft.EntityFrameworkCore;
using OerPortal.Library.Models;

namespace OerPortal.Library.Data;

/// <summary>What all schools of the province share: works, classes, names, sources of descriptions.</summary>
internal static class AuthorityTables
{
    internal static void Map(ModelBuilder model)
    {
        model.Entity<Work>().ToTable("work").HasKey(w => w.WorkKey);
        model.Entity<ClassHeading>().ToTable("class_heading");
        model.Entity<SchoolScheme>().ToTable("school_scheme").HasKey(s => s.SiteId);
        model.Entity<CopySource>().ToTable("copy_source");
        model.Entity<NameReference>(reference =>
        {
            reference.ToTable("name_reference");
            reference.Property(r => r.PlainName).ValueGeneratedOnAddOrUpdate();
            reference.Property(r => r.PlainSee).ValueGeneratedOnAddOrUpdate();
        });
    }
}
