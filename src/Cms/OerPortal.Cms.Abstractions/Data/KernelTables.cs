using Microsoft.EntityFrameworkCore;

namespace OerPortal.Cms.Data;

/// <summary>The kernel's tables that a module's transaction may add rows to, and the record of changes, which triggers write.</summary>
internal static class KernelTables
{
    internal static void Map(ModelBuilder model)
    {
        model.Entity<OutboxMessage>(e =>
        {
            e.ToTable("outbox", "cms");
            e.Property(m => m.Payload).HasColumnType("jsonb");
        });
        model.Entity<AuditEntry>(e =>
        {
            e.ToTable("audit", "cms");
            e.Property(a => a.Detail).HasColumnType("jsonb");
        });
        model.Entity<ChangeRow>(e =>
        {
            e.ToTable("change", "cms");
            e.HasKey(c => new { c.Kind, c.Id });
        });
    }
}
